/** What work takes of the processor, in seconds: a bound on it tells a hang on a machine that is busy with other things, too. */
export async function processorSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
