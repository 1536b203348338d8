/** The generated page of all codes, which lies beside this file. */
const PAGE = 'https://github.com/cloudtrail-lens/cloudtrail-lens/blob/main/src/core/findings/FINDINGS.md';

/** The address of a code's description. Cheap, and made of the code alone: give it our own codes only. */
export function getFindingUrl(code: string): string {
  return `${PAGE}#${getFindingAnchor(code)}`;
}

/** The anchor that GitHub gives to a heading which is the code alone: lower case, without dots. */
export function getFindingAnchor(code: string): string {
  return code.toLowerCase().replace(/[^a-z0-9-]/g, '');
}
