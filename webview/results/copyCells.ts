import type { CellValue, ResultColumn } from '../../src/protocol/query';
import { toCountText, toNumberText } from '../texts';
import { MAX_COPIED_CELLS, toJsonText, toTabSeparated } from './copyText';
import type { Area } from './grid/gridSelection';
import { countCells } from './grid/gridSelection';

export type CopyForm = 'text' | 'textWithTitles' | 'json';

/** Rows of one request while copying. */
const CHUNK = 5000;

/** Reads what is selected, puts it into the clipboard, and resolves to words for what was done. */
export async function copyCells(
  columns: readonly ResultColumn[],
  area: Area,
  form: CopyForm,
  {
    getRows,
    write,
  }: {
    readonly getRows: (offset: number, limit: number) => Promise<readonly (readonly CellValue[])[]>;
    readonly write: (text: string) => Promise<unknown>;
  },
): Promise<string> {
  const cells = countCells(area);
  if (cells <= 0) {
    return 'No cell is selected';
  }
  if (cells > MAX_COPIED_CELLS) {
    return `Too much to copy: ${toNumberText(cells)} cells, ${toNumberText(MAX_COPIED_CELLS)} at most. Export the result instead`;
  }
  const rows: (readonly CellValue[])[] = [];
  for (let offset = area.top; offset <= area.bottom; offset += CHUNK) {
    const chunk = await getRows(offset, Math.min(CHUNK, area.bottom - offset + 1));
    rows.push(...chunk.map((row) => row.slice(area.left, area.right + 1)));
  }
  const chosen = columns.slice(area.left, area.right + 1);
  const text =
    form === 'json' ? toJsonText(chosen, rows) : toTabSeparated(chosen, rows, form === 'textWithTitles');
  await write(text);
  return `Copied ${cells === 1 ? 'the cell' : `${toCountText(cells, 'cell')} of ${toCountText(rows.length, 'row')}`}`;
}
