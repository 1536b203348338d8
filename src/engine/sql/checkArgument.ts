import type { Call } from './call';
import { getFamily, getTaken } from './families';
import { toTypeText } from './sqlType';
import type { Typed } from './translation';

/** A fault, with what to write instead, where an argument is of another kind than its parameter takes. */
export function checkArgument(
  { work, given, entry }: Call,
  argument: Typed,
  index: number,
  parameter: string,
): void {
  const taken = getTaken(parameter);
  const family = getFamily(argument.type);
  const where = given[index];
  if (taken === undefined || family === undefined || where === undefined || taken.includes(family)) {
    return;
  }
  const written = work.getText(where);
  const short = written.length > 40 ? 'this' : written;
  const advice =
    taken[0] === 'time' && family === 'text'
      ? ` Write from_iso8601_timestamp(${short}).`
      : taken[0] === 'text' && family === 'json'
        ? ' json_extract_scalar gives text, json_format JSON as text.'
        : taken[0] === 'text'
          ? ` Write CAST(${short} AS varchar).`
          : taken[0] === 'binary' && family === 'text'
            ? ` Write to_utf8(${short}).`
            : family === 'text' && taken.includes('map')
              ? ` Where it is JSON, write json_extract_scalar(${short}, '$.name').`
              : family === 'text' && taken[0] === 'number'
                ? ` Write CAST(${short} AS double).`
                : '';
  work.addFault(where, `${entry.name} takes no ${toTypeText(argument.type)} here.${advice}`);
}
