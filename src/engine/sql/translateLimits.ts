import type { QueryNoWithContext, RowCountContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { translateParameter } from './translateParameter';
import type { Translation } from './translation';
import { isPresent } from './translation';

/** LIMIT, FETCH FIRST and OFFSET. */
export function translateLimits(work: Translation, context: QueryNoWithContext): string {
  const count = (row: RowCountContext | null | undefined): string =>
    !isPresent(row)
      ? '1'
      : row.INTEGER_VALUE() !== null
        ? work.getText(row)
        : translateParameter(work, row).sql;
  const limit = context._limit?.rowCount();
  let sql = !isPresent(limit) ? '' : ` LIMIT ${count(limit)}`;
  if (context.KW_FETCH() !== null) {
    if (context.KW_TIES() !== null) {
      work.addFault(
        context.KW_TIES()?.symbol ?? context,
        'FETCH FIRST … WITH TIES cannot be run here. Use rank().',
      );
    }
    sql = ` LIMIT ${count(context._fetchFirst)}`;
  }
  return context._offset === undefined ? sql : `${sql} OFFSET ${count(context._offset)}`;
}
