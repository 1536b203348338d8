const UNITS = ['KB', 'MB', 'GB', 'TB', 'PB'] as const;

/**
 * A number of bytes for people, in steps of 1,024: `512 bytes`, `12.3 KB`, `310 MB`. Below 100 there is always one decimal,
 * so that a count that grows keeps its form. A part of a byte is left out, and less than none is none.
 */
export function toByteSize(bytes: number): string {
  if (bytes < 1024) {
    return bytes === 1 ? '1 byte' : `${Math.max(0, Math.trunc(bytes))} bytes`;
  }
  let value = bytes / 1024;
  let unit = 0;
  // From here on it would be rounded to 1024 of the smaller unit.
  while (value >= 1023.5 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value < 99.95 ? value.toFixed(1) : Math.round(value).toString()} ${UNITS[unit] ?? ''}`;
}
