/** How a range of time is written in a filter: `FROM..TO`, a side that is undefined left out. Reads back the same. */
export function toTimeRangeText(from: number | undefined, to: number | undefined): string {
  return `${toTimeText(from)}..${toTimeText(to)}`;
}

/**
 * Milliseconds since 1970 UTC as a filter writes them: the date alone at midnight, no fraction of a whole second. '' for
 * undefined and for what is no time between the years 0 and 9999.
 */
function toTimeText(time: number | undefined): string {
  if (time === undefined || !(time >= -62_167_219_200_000 && time < 253_402_300_800_000)) {
    return '';
  }
  return new Date(time).toISOString().replace('.000Z', 'Z').replace('T00:00:00Z', '');
}
