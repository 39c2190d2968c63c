/**
 * Loaded into a server before its own program, with `--expose-gc`: answers each message on the fourth stream with what the process uses
 * once all garbage is gone. The server itself has no such door.
 */
const { Socket } = require('node:net');
const { setImmediate } = require('node:timers/promises');

const socket = new Socket({ fd: 3, readable: true, writable: true });
socket.unref();
socket.on('data', async () => {
  // What is let go when the first is done is gone after the second.
  for (let times = 0; times < 2; times++) {
    globalThis.gc();
    await setImmediate();
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  socket.write(`${JSON.stringify({ rss, heap: heapUsed + external, processor: user + system })}\n`);
});
