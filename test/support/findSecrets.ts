import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface SecretSearch {
  /** Files that were read. */
  readonly files: number;
  /** `file: secret` for each that a file holds. */
  readonly found: readonly string[];
}

/** Looks for texts in every file under the data folder of a VS Code, the installed extensions left out. */
export function findSecrets(data: string, secrets: readonly string[]): SecretSearch {
  const found: string[] = [];
  let files = 0;
  for (const name of readdirSync(data, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(data, name);
    // Sockets and files that go away meanwhile are no settings and no logs.
    if (!name.startsWith(`ext${path.sep}`) && statSync(file, { throwIfNoEntry: false })?.isFile() === true) {
      files++;
      const content = readFileSync(file);
      found.push(
        ...secrets.filter((secret) => content.includes(secret)).map((secret) => `${name}: ${secret}`),
      );
    }
  }
  return { files, found };
}
