import type { CodeAction, Command } from 'vscode';
import { commands, Disposable } from 'vscode';

/** More than two of the longest menus offer. */
const MOST = 400;

/** Commands of code actions under names that need no arguments. */
export interface HeldCommands {
  /** The same action; its command, where that has arguments, under such a name. */
  readonly hold: <T extends Command | CodeAction>(action: T) => T;
  readonly dispose: () => void;
}

/**
 * VS Code keeps the arguments of an action's command only until it has asked for actions again. The light bulb asks whenever the
 * cursor or the findings have moved; when that is just as an entry of the menu is chosen, the command is lost: nothing happens, or
 * "Actual command not found" is said. A command without arguments is not kept, and so not lost.
 */
export function holdCommands(): HeldCommands {
  const held = new Map<string, { readonly name: string; readonly registration: Disposable }>();
  let count = 0;
  const nameOf = ({ command, arguments: given = [] }: Command): string => {
    const key = JSON.stringify([command, given]);
    const known = held.get(key) ?? register(command, given);
    // The map is in order of use.
    held.delete(key);
    held.set(key, known);
    for (const [oldest, { registration }] of held) {
      if (held.size <= MOST) break;
      registration.dispose();
      held.delete(oldest);
    }
    return known.name;
  };
  // A name is never given again: a menu that is older than all that is kept must not do what another one offers.
  const register = (command: string, given: readonly unknown[]): { name: string; registration: Disposable } => {
    const name = `atrest.chosen.${String(++count)}`;
    return { name, registration: commands.registerCommand(name, () => commands.executeCommand(command, ...given)) };
  };
  return {
    hold: (action) => {
      const { command } = action;
      if (typeof command !== 'object' || (command.arguments?.length ?? 0) === 0) return action;
      return Object.assign(action, { command: { title: command.title, command: nameOf(command) } });
    },
    dispose: () => {
      Disposable.from(...[...held.values()].map(({ registration }) => registration)).dispose();
      held.clear();
    },
  };
}
