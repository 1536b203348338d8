import { Gunzip } from './gunzip';

/** Milliseconds for which it is kept: as long as the next of several logs may take to come. */
const KEPT = 500;

let idle: Gunzip | undefined;
let release: NodeJS.Timeout | undefined;

/**
 * Lends a gunzip to work that has no memory of its own to unpack into. The last one is kept for a moment: new pages for
 * the text cost as much as unpacking into them. What it gave out is no longer valid when the work is done.
 */
export async function lendGunzip<T>(work: (gunzip: Gunzip) => Promise<T>): Promise<T> {
  clearTimeout(release);
  const gunzip = idle ?? new Gunzip();
  idle = undefined;
  try {
    return await work(gunzip);
  } finally {
    idle = gunzip;
    clearTimeout(release);
    release = setTimeout(() => {
      idle?.release();
      idle = undefined;
    }, KEPT);
    release.unref();
  }
}
