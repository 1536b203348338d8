const UNITS = ['KB', 'MB', 'GB', 'TB', 'PB'] as const;

/** A number of bytes for people, in steps of 1024: `512 bytes`, `12.3 KB`, `310 MB`. */
export function toByteSize(bytes: number): string {
  if (bytes < 1024) {
    return bytes === 1 ? '1 byte' : `${Math.max(0, Math.trunc(bytes))} bytes`;
  }
  let value = bytes / 1024;
  let unit = 0;
  // 1023.95 would be written as 1024.0 of the smaller unit.
  while (value >= 1023.5 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value < 99.95 ? value.toFixed(1) : Math.round(value).toString()} ${UNITS[unit] ?? ''}`;
}
