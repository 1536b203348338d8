/**
 * A strict reader of RFC 4180: every line ends in CR LF, a field without quotes holds printable ASCII but for `"` and `,`,
 * quotes inside quotes are doubled. Throws on anything else.
 */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const [field, end] = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at);
    row.push(field);
    if (text[end] === ',') {
      at = end + 1;
      if (at === text.length) {
        throw new Error('The file ends in a comma.');
      }
    } else if (text.startsWith('\r\n', end)) {
      rows.push(row);
      row = [];
      at = end + 2;
    } else {
      throw new Error(`Neither comma nor line end at ${end}: ${JSON.stringify(text.slice(end, end + 20))}`);
    }
  }
  if (row.length > 0) {
    throw new Error('The last line has no end.');
  }
  return rows;
}

function readPlain(text: string, start: number): readonly [string, number] {
  let end = start;
  while (end < text.length && /[\x20\x21\x23-\x2b\x2d-\x7e]/.test(text.charAt(end))) {
    end++;
  }
  return [text.slice(start, end), end];
}

function readQuoted(text: string, start: number): readonly [string, number] {
  let field = '';
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') {
      field += text.charAt(at);
    } else if (text[at + 1] === '"') {
      field += '"';
      at++;
    } else {
      return [field, at + 1];
    }
  }
  throw new Error(`The quotes at ${start} are not closed.`);
}
