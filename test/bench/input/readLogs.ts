import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { InputLog } from './inputLog';

/** The logs of a folder and the folders in it, *.json and *.json.gz, by name. Throws where a .gz is damaged. */
export function* readLogs(folder: string): Generator<InputLog, void, undefined> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  for (const name of names) {
    if (/\.json(\.gz)?$/.test(name)) {
      const content = readFileSync(path.join(folder, name));
      const bytes = name.endsWith('.gz') ? gunzipSync(content) : content;
      yield { name, bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) };
    }
  }
}
