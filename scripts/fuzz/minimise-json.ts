import type { Fails } from './minimise.ts';
import type { InputFiles } from './input.ts';

type Tree = unknown;

/** One JSON file of an input without the members and items that its failure does not need, in lines of their own. */
export async function minimiseJson(
  files: InputFiles,
  name: string,
  fails: Fails,
  take: (smaller: InputFiles) => void,
): Promise<void> {
  let root: Tree;
  try {
    root = JSON.parse(files[name] ?? '');
  } catch {
    return;
  }
  const attempt = async (): Promise<boolean> => {
    const smaller = { ...files, [name]: JSON.stringify(root, undefined, 1) };
    const still = await fails(smaller);
    if (still) take(smaller);
    return still;
  };
  if (await attempt()) await prune(root);

  async function prune(tree: Tree): Promise<void> {
    if (Array.isArray(tree)) {
      for (let index = tree.length - 1; index >= 0; index--) {
        const [removed] = tree.splice(index, 1) as [Tree];
        if (await attempt()) continue;
        tree.splice(index, 0, removed);
        await prune(removed);
      }
    } else if (typeof tree === 'object' && tree !== null) {
      for (const key of Object.keys(tree)) {
        const held = Object.getOwnPropertyDescriptor(tree, key);
        if (!held) continue;
        Reflect.deleteProperty(tree, key);
        if (await attempt()) continue;
        // Not by assignment: `__proto__` would set the prototype.
        Object.defineProperty(tree, key, held);
        await prune(held.value);
      }
    }
  }
}
