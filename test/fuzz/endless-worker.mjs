// What `watch` must end: a worker that hangs, eats memory, dies or waits for ever, as its task says.
import { workerData } from 'node:worker_threads';

const { shared, check } = workerData;
Atomics.store(shared, 0, 7);
if (check === 'hang') for (;;) Math.sqrt(2);
if (check === 'memory') for (const kept = []; ;) kept.push(new Array(10_000).fill({}).map(() => ({ a: kept.length })));
if (check === 'die') throw new Error('died');
if (check === 'wait') await new Promise(() => undefined);
Atomics.store(shared, 0, 2 ** 31 - 1);
