/** Text of at most `max` UTF-16 units: longer text ends in `…`. A character is never cut in half. */
export function toShortened(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, toBoundary(text, max - 1))}…`;
}

/** The position itself, or one less where it lies inside a surrogate pair. */
export function toBoundary(text: string, position: number): number {
  const before = text.charCodeAt(position - 1);
  const after = text.charCodeAt(position);
  const isInside = before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
  return isInside ? position - 1 : position;
}
