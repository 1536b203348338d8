// An S3 emulator on 127.0.0.1, in memory. `serve.mjs [port]` prints its port and ends with its standard input.
import { buildApp } from 'fauxqs';

const app = buildApp({ logger: false });
const address = await app.listen({ port: Number(process.argv[2] ?? 0), host: '127.0.0.1' });
console.log(new URL(address).port);
process.stdin.resume().on('end', () => process.exit());
