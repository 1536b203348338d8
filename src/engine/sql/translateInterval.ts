import type { IntervalContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { getString } from './getString';
import { scalar } from './sqlType';
import type { Translation, Typed } from './translation';

const INTERVAL_UNITS: Readonly<Record<string, readonly [microseconds: number, months: number]>> = {
  YEAR: [0, 12],
  MONTH: [0, 1],
  DAY: [86_400_000_000, 0],
  HOUR: [3_600_000_000, 0],
  MINUTE: [60_000_000, 0],
  SECOND: [1_000_000, 0],
};

/** `INTERVAL '7' DAY`, or the longer form `INTERVAL '1 02:00:00' DAY TO SECOND`. */
export function translateInterval(work: Translation, context: IntervalContext): Typed {
  const text = getString(work, context.string()).trim();
  const fields = context.intervalField().map((field) => work.getText(field).toUpperCase());
  const [from = 'DAY', to = from] = fields;
  const order = Object.keys(INTERVAL_UNITS);
  const units = order.slice(order.indexOf(from), order.indexOf(to) + 1);
  const numbers = text.replace(/^[+-]/u, '').split(/[-\s:]/u);
  const isYear = from === 'YEAR' || from === 'MONTH';
  if (
    units.length === 0 ||
    numbers.length !== units.length ||
    numbers.some((part) => !/^\d+(\.\d+)?$/u.test(part))
  ) {
    work.addFault(
      context.string(),
      `This is no interval of ${fields.join(' TO ')}; a usual one is INTERVAL '7' DAY.`,
    );
    return { sql: 'NULL', type: scalar('interval day to second') };
  }
  const isNegative = text.startsWith('-') !== (context.MINUS() !== null);
  let amount = 0;
  for (const [index, unit] of units.entries()) {
    const [microseconds, months] = INTERVAL_UNITS[unit] ?? [0, 0];
    amount += Number(numbers[index]) * (isYear ? months : microseconds);
  }
  const signed = `${isNegative ? '-' : ''}${Math.round(amount)}`;
  return {
    sql: isYear ? `to_months(${signed})` : `to_microseconds(${signed})`,
    type: scalar(isYear ? 'interval year to month' : 'interval day to second'),
  };
}
