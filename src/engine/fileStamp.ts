import { stat } from 'node:fs/promises';

/** How a file was when it was read: spans fit only while it is the same. */
export interface FileStamp {
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly changed: number;
}

/** The file's size and time of change; undefined where it does not exist. */
export async function getStamp(path: string): Promise<FileStamp | undefined> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { size, changed: mtimeMs };
  } catch {
    return undefined;
  }
}
