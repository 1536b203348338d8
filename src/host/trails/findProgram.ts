import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';

/** The file that a program's name stands for by PATH; undefined where it is not installed. */
export async function findProgram(name: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  // Windows writes it Path in the environment, and is asked for it by either name.
  for (const folder of (env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    if (path.isAbsolute(folder) && (await isProgram(file))) {
      return file;
    }
  }
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
