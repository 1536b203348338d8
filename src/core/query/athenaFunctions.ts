/** A function of Athena's SQL that runs here. */
export interface AthenaFunction {
  /** Lower case. */
  readonly name: string;
  /** The call with its parameters; `[, x]` may be left out, `…` may be repeated. */
  readonly signature: string;
  /** Trino's type of what it gives; `first`, `second` or `element` stand for the type of an argument, `any` for what is not known before the run. */
  readonly returns: string;
  /** What it does, one sentence. */
  readonly text: string;
  readonly kind: 'scalar' | 'aggregate' | 'window';
  readonly least: number;
  /** Infinity where the last parameter repeats. */
  readonly most: number;
  /** Where the answer here may differ from Athena's; undefined where it does not. */
  readonly differs?: string;
}

type Row = readonly [call: string, text: string, differs?: string];

/** `name(a, b[, c]) → type` says everything but the sentence. */
function toFunction([call, text, differs]: Row, kind: AthenaFunction['kind']): AthenaFunction {
  const [signature = '', returns = 'any'] = call.split(' → ');
  const open = signature.indexOf('(');
  const inside = signature.slice(open + 1, -1);
  const optional = inside.indexOf('[');
  const required = optional < 0 ? inside : inside.slice(0, optional);
  const count = (part: string): number =>
    part.split(',').filter((name) => name.trim() !== '' && name.trim() !== '…').length;
  return {
    name: signature.slice(0, open),
    signature,
    returns,
    text,
    kind,
    least: count(required),
    most: inside.includes('…') ? Infinity : count(inside.replaceAll('[', '')),
    ...(differs === undefined ? {} : { differs }),
  };
}

const SCALAR: readonly Row[] = [
  // Text
  ['lower(text) → varchar', 'The text in lower case.'],
  ['upper(text) → varchar', 'The text in upper case.'],
  ['length(text) → bigint', 'How many characters the text has.'],
  [
    'replace(text, search[, replacement]) → varchar',
    'Replaces every occurrence, or removes it without a replacement.',
  ],
  ['reverse(value) → first', 'The characters of a text, or the elements of an array, in reverse order.'],
  ['concat(a, b, …) → first', 'Joins texts or arrays; NULL where one of them is NULL.'],
  ['concat_ws(separator, a, …) → varchar', 'Joins texts with a separator and leaves NULLs out.'],
  [
    'substr(text, start[, length]) → varchar',
    'Part of a text; the first character is 1, a negative start counts from the end.',
  ],
  [
    'substring(text, start[, length]) → varchar',
    'Part of a text; the first character is 1, a negative start counts from the end.',
  ],
  ['strpos(text, search) → bigint', 'Where the search text first stands, from 1; 0 where it does not.'],
  [
    'position(search, text) → bigint',
    'Where the search text first stands, from 1; written position(search IN text).',
  ],
  ['starts_with(text, start) → boolean', 'Whether the text begins so.'],
  ['split(text, separator) → array(varchar)', 'The parts of a text between separators.'],
  [
    'split_part(text, separator, number) → varchar',
    'One part of a text, from 1; NULL where there are fewer.',
  ],
  ['split_to_map(text, entries, pairs) → map(varchar, varchar)', 'Reads pairs such as a=1;b=2 into a map.'],
  ['trim(text) → varchar', 'The text without blanks at both ends.'],
  ['ltrim(text) → varchar', 'The text without blanks at its start.'],
  ['rtrim(text) → varchar', 'The text without blanks at its end.'],
  ['lpad(text, length, fill) → varchar', 'Fills or cuts a text to a length, from the left.'],
  ['rpad(text, length, fill) → varchar', 'Fills or cuts a text to a length, from the right.'],
  ['chr(number) → varchar', 'The character with this Unicode number.'],
  ['codepoint(text) → integer', 'The Unicode number of a character.'],
  ['translate(text, letters, others) → varchar', 'Replaces single characters.'],
  ['levenshtein_distance(a, b) → bigint', 'How many letters differ between two texts.'],
  ['hamming_distance(a, b) → bigint', 'How many places differ between two texts of one length.'],
  // Regular expressions
  [
    'regexp_like(text, pattern) → boolean',
    'Whether the pattern matches anywhere in the text.',
    'Patterns are RE2: no look-around, no back reference.',
  ],
  [
    'regexp_extract(text, pattern[, group]) → varchar',
    'The first match, or a group of it; NULL where nothing matches.',
    'Patterns are RE2: no look-around, no back reference.',
  ],
  [
    'regexp_extract_all(text, pattern[, group]) → array(varchar)',
    'All matches, or a group of each.',
    'Patterns are RE2: no look-around, no back reference.',
  ],
  [
    'regexp_replace(text, pattern[, replacement]) → varchar',
    'Replaces every match; $1 stands for a group.',
    'Patterns are RE2; the replacement is text, no lambda.',
  ],
  [
    'regexp_split(text, pattern) → array(varchar)',
    'The parts of a text between matches.',
    'Patterns are RE2.',
  ],
  ['regexp_count(text, pattern) → bigint', 'How many times the pattern matches.', 'Patterns are RE2.'],
  // JSON
  [
    'json_extract(json, path) → json',
    'The value at a path such as $.bucketName, as JSON.',
    'No wildcards in the path.',
  ],
  [
    'json_extract_scalar(json, path) → varchar',
    'The text, number or boolean at a path, as text; NULL for an object or array.',
    'No wildcards in the path.',
  ],
  ['json_parse(text) → json', 'Reads a text as JSON.'],
  ['json_format(json) → varchar', 'JSON as text.'],
  ['json_array_get(json, index) → json', 'An element of a JSON array, from 0.'],
  ['json_array_length(json) → bigint', 'How many elements a JSON array has.'],
  ['json_array_contains(json, value) → boolean', 'Whether a JSON array has the value.'],
  [
    'json_size(json, path) → bigint',
    'How many members the object or array at a path has; 0 for anything else.',
  ],
  ['is_json_scalar(json) → boolean', 'Whether it is a text, number, boolean or null.'],
  // Time
  ['from_iso8601_timestamp(text) → timestamp with time zone', 'Reads an ISO 8601 time such as eventtime.'],
  ['from_iso8601_date(text) → date', 'Reads an ISO 8601 date.'],
  ['to_iso8601(time) → varchar', 'A date or time as ISO 8601 text.'],
  [
    'date_parse(text, format) → timestamp',
    "Reads a time by a format of %-letters, such as '%Y-%m-%d'.",
    'The format has to be a text literal.',
  ],
  [
    'date_format(time, format) → varchar',
    "Writes a time by a format of %-letters, such as '%H:%i'.",
    'The format has to be a text literal.',
  ],
  [
    'format_datetime(time, format) → varchar',
    "Writes a time by a format of letters, such as 'yyyy-MM-dd'.",
    'The format has to be a text literal.',
  ],
  [
    'parse_datetime(text, format) → timestamp with time zone',
    "Reads a time by a format of letters, such as 'yyyy-MM-dd'.",
    'The format has to be a text literal.',
  ],
  ['date(value) → date', 'The date of a time, or of a text such as 2024-05-01.'],
  ['date_diff(unit, from, to) → bigint', "Whole units, such as 'minute', from one time to another."],
  ['date_add(unit, count, time) → third', "Moves a time by units such as 'day'."],
  ['date_trunc(unit, time) → second', "The start of the unit, such as 'hour', that the time is in."],
  ['from_unixtime(seconds) → timestamp with time zone', 'The time of seconds since 1970.'],
  ['to_unixtime(time) → double', 'Seconds since 1970.'],
  [
    'at_timezone(time, zone) → timestamp',
    'The time on the clocks of a zone.',
    'The answer has no zone any more.',
  ],
  ['now() → timestamp with time zone', 'The time at the start of the query.'],
  ['year(time) → bigint', 'The year.'],
  ['quarter(time) → bigint', 'The quarter, 1 to 4.'],
  ['month(time) → bigint', 'The month, 1 to 12.'],
  ['week(time) → bigint', 'The ISO week, 1 to 53.'],
  ['week_of_year(time) → bigint', 'The ISO week, 1 to 53.'],
  ['year_of_week(time) → bigint', 'The year of the ISO week.'],
  ['yow(time) → bigint', 'The year of the ISO week.'],
  ['day(time) → bigint', 'The day of the month.'],
  ['day_of_month(time) → bigint', 'The day of the month.'],
  ['day_of_week(time) → bigint', 'The day of the week, 1 for Monday to 7 for Sunday.'],
  ['dow(time) → bigint', 'The day of the week, 1 for Monday to 7 for Sunday.'],
  ['day_of_year(time) → bigint', 'The day of the year, from 1.'],
  ['doy(time) → bigint', 'The day of the year, from 1.'],
  ['hour(time) → bigint', 'The hour, 0 to 23.'],
  ['minute(time) → bigint', 'The minute.'],
  ['second(time) → bigint', 'The second.'],
  ['millisecond(time) → bigint', 'The millisecond of the second.'],
  ['last_day_of_month(time) → date', 'The last day of the month.'],
  ['to_milliseconds(interval) → bigint', 'An interval in milliseconds.'],
  // Arrays and maps
  ['cardinality(collection) → bigint', 'How many elements an array or map has.'],
  [
    'element_at(collection, key) → element',
    'The element of an array, from 1, or the value of a map; NULL where there is none.',
  ],
  ['contains(array, element) → boolean', 'Whether the array has the element.'],
  ['filter(array, test) → first', 'The elements that pass a test such as x -> x > 1.'],
  ['transform(array, function) → any', 'What a function such as x -> lower(x) makes of each element.'],
  ['reduce(array, start, step, finish) → any', 'Folds an array into one value.'],
  [
    'any_match(array, test) → boolean',
    'Whether an element passes the test.',
    'An element for which the test is NULL counts as not passing.',
  ],
  [
    'all_match(array, test) → boolean',
    'Whether every element passes the test.',
    'An element for which the test is NULL counts as passing.',
  ],
  [
    'none_match(array, test) → boolean',
    'Whether no element passes the test.',
    'An element for which the test is NULL counts as not passing.',
  ],
  ['zip_with(a, b, function) → any', 'What a function of two makes of the elements of two arrays.'],
  ['array_join(array, separator[, null]) → varchar', 'The elements as one text.'],
  ['array_distinct(array) → first', 'The array without repeats.'],
  ['array_sort(array) → first', 'The array in order, NULLs last.', 'Without a comparator.'],
  ['array_max(array) → element', 'The largest element.', 'NULLs are left out.'],
  ['array_min(array) → element', 'The smallest element.', 'NULLs are left out.'],
  ['array_position(array, element) → bigint', 'Where the element first stands, from 1; 0 where it does not.'],
  ['array_remove(array, element) → first', 'The array without an element.'],
  ['array_union(a, b) → first', 'The elements of either array, without repeats.'],
  ['array_intersect(a, b) → first', 'The elements of both arrays, without repeats.'],
  ['array_except(a, b) → first', 'The elements of the first array that the second has not, without repeats.'],
  ['arrays_overlap(a, b) → boolean', 'Whether two arrays have an element in common.'],
  ['flatten(arrays) → element', 'An array of arrays as one array.'],
  ['slice(array, start, length) → first', 'Part of an array; a negative start counts from the end.'],
  ['sequence(start, stop[, step]) → array(bigint)', 'The numbers or days from start to stop.'],
  ['repeat(element, count) → any', 'An array of the element, so many times.'],
  ['zip(a, b, …) → any', 'The elements of arrays side by side.'],
  ['map(keys, values) → any', 'A map from an array of keys and one of values.'],
  ['map_keys(map) → any', 'The keys of a map.'],
  ['map_values(map) → any', 'The values of a map.'],
  ['map_entries(map) → any', 'The entries of a map as an array of rows.'],
  ['map_from_entries(array) → any', 'A map from an array of rows of key and value.'],
  ['map_concat(a, b, …) → first', 'One map of several; the last wins.'],
  ['map_filter(map, test) → first', 'The entries that pass a test such as (k, v) -> v > 1.'],
  [
    'transform_values(map, function) → any',
    'The map with the values that a function of key and value makes.',
  ],
  ['transform_keys(map, function) → any', 'The map with the keys that a function of key and value makes.'],
  // Numbers and conditions
  ['abs(number) → first', 'The number without its sign.'],
  ['ceil(number) → first', 'The next whole number above.'],
  ['ceiling(number) → first', 'The next whole number above.'],
  ['floor(number) → first', 'The next whole number below.'],
  ['round(number[, digits]) → first', 'The nearest whole number, or that many digits.'],
  ['truncate(number) → first', 'The number without its fraction.'],
  ['sign(number) → first', '-1, 0 or 1.'],
  ['mod(a, b) → first', 'The rest of a division.'],
  ['power(base, exponent) → double', 'The power.'],
  ['pow(base, exponent) → double', 'The power.'],
  ['sqrt(number) → double', 'The square root.'],
  ['exp(number) → double', 'e to the power.'],
  ['ln(number) → double', 'The natural logarithm.'],
  ['log(base, number) → double', 'The logarithm to a base.'],
  ['log2(number) → double', 'The logarithm to base 2.'],
  ['log10(number) → double', 'The logarithm to base 10.'],
  ['pi() → double', 'The number pi.'],
  ['random() → double', 'A random number from 0 to 1.'],
  ['rand() → double', 'A random number from 0 to 1.'],
  ['greatest(a, b, …) → first', 'The largest; NULL where one is NULL.'],
  ['least(a, b, …) → first', 'The smallest; NULL where one is NULL.'],
  ['coalesce(a, b, …) → first', 'The first that is not NULL.'],
  ['nullif(a, b) → first', 'NULL where both are equal, else the first.'],
  ['if(condition, then[, else]) → second', 'One of two values.'],
  ['try(expression) → first', 'The expression, or NULL where it fails.'],
  ['bitwise_and(a, b) → bigint', 'The bits that both have.'],
  ['bitwise_or(a, b) → bigint', 'The bits that either has.'],
  ['bitwise_xor(a, b) → bigint', 'The bits that one has.'],
  // URLs and bytes
  ['url_extract_protocol(url) → varchar', 'The protocol of a URL.'],
  ['url_extract_host(url) → varchar', 'The host of a URL.'],
  ['url_extract_port(url) → bigint', 'The port of a URL.'],
  ['url_extract_path(url) → varchar', 'The path of a URL.'],
  ['url_extract_query(url) → varchar', 'The query of a URL, without its question mark.'],
  ['url_extract_fragment(url) → varchar', 'What stands behind the # of a URL.'],
  [
    'url_extract_parameter(url, name) → varchar',
    'The first value of a parameter of a URL.',
    'The name has to be a text literal.',
  ],
  ['url_encode(text) → varchar', 'The text with percent signs for what a URL may not hold.'],
  ['url_decode(text) → varchar', 'The text that url_encode was given.'],
  ['to_utf8(text) → varbinary', 'The bytes of a text.'],
  ['from_utf8(bytes) → varchar', 'The text of bytes.'],
  ['to_hex(bytes) → varchar', 'Bytes as hexadecimal digits.'],
  ['from_hex(text) → varbinary', 'The bytes of hexadecimal digits.'],
  ['to_base64(bytes) → varchar', 'Bytes as base64.'],
  ['from_base64(text) → varbinary', 'The bytes of base64.'],
  ['md5(bytes) → varbinary', 'The MD5 of bytes.'],
  ['sha1(bytes) → varbinary', 'The SHA-1 of bytes.'],
  ['sha256(bytes) → varbinary', 'The SHA-256 of bytes.'],
];

const AGGREGATE: readonly Row[] = [
  ['count([value]) → bigint', 'How many rows there are, or how many values are not NULL.'],
  ['count_if(condition) → bigint', 'For how many rows the condition holds.'],
  ['sum(number) → first', 'The sum.'],
  ['avg(number) → double', 'The mean.'],
  ['min(value[, count]) → first', 'The smallest value, or so many of them.'],
  ['max(value[, count]) → first', 'The largest value, or so many of them.'],
  ['min_by(value, by) → first', 'The value of the row where the other is smallest.'],
  ['max_by(value, by) → first', 'The value of the row where the other is largest.'],
  ['arbitrary(value) → first', 'Any value that is not NULL.'],
  ['any_value(value) → first', 'Any value that is not NULL.'],
  ['array_agg(value) → any', 'The values as an array.'],
  ['map_agg(key, value) → any', 'A map of the pairs; one value a key.'],
  ['multimap_agg(key, value) → any', 'A map of the pairs; all values of a key as an array.'],
  ['histogram(value) → any', 'A map of each value to its number.'],
  [
    'approx_distinct(value[, error]) → bigint',
    'About how many different values there are.',
    'The estimate is another one than Athena’s; the error is not taken.',
  ],
  [
    'approx_percentile(value, share) → first',
    'About the value that this share of values is below.',
    'Without weights; the estimate is another one than Athena’s.',
  ],
  ['bool_and(condition) → boolean', 'Whether it holds for every row.'],
  ['bool_or(condition) → boolean', 'Whether it holds for any row.'],
  ['every(condition) → boolean', 'Whether it holds for every row.'],
  [
    'listagg(value, separator) → varchar',
    'The values as one text; written listagg(…) WITHIN GROUP (ORDER BY …).',
  ],
  ['geometric_mean(number) → double', 'The geometric mean.'],
  ['stddev(number) → double', 'The standard deviation of a sample.'],
  ['stddev_pop(number) → double', 'The standard deviation.'],
  ['stddev_samp(number) → double', 'The standard deviation of a sample.'],
  ['variance(number) → double', 'The variance of a sample.'],
  ['var_pop(number) → double', 'The variance.'],
  ['var_samp(number) → double', 'The variance of a sample.'],
  ['corr(y, x) → double', 'The correlation of two numbers.'],
  ['bitwise_and_agg(number) → bigint', 'The bits that all have.'],
  ['bitwise_or_agg(number) → bigint', 'The bits that any has.'],
  [
    'grouping(column, …) → bigint',
    'Which of the columns a row of GROUPING SETS, ROLLUP or CUBE has left out.',
  ],
];

const WINDOW: readonly Row[] = [
  ['row_number() → bigint', 'The number of the row in its window.'],
  ['rank() → bigint', 'The rank, with gaps after equals.'],
  ['dense_rank() → bigint', 'The rank, without gaps.'],
  ['percent_rank() → double', 'The rank from 0 to 1.'],
  ['cume_dist() → double', 'The share of rows up to this one.'],
  ['ntile(buckets) → bigint', 'The bucket of the row.'],
  ['lag(value[, rows, default]) → first', 'The value of an earlier row.'],
  ['lead(value[, rows, default]) → first', 'The value of a later row.'],
  ['first_value(value) → first', 'The first value of the window.'],
  ['last_value(value) → first', 'The last value of the window.'],
  ['nth_value(value, number) → first', 'A value of the window by its number.'],
];

export const athenaFunctions: readonly AthenaFunction[] = [
  ...SCALAR.map((row) => toFunction(row, 'scalar')),
  ...AGGREGATE.map((row) => toFunction(row, 'aggregate')),
  ...WINDOW.map((row) => toFunction(row, 'window')),
];

/** Functions of Athena's that do not run here, so that a message can say so rather than propose another name. */
export const athenaFunctionsNotRun: readonly string[] = (
  'array_frequency combinations ngrams shuffle trim_array contains_sequence array_histogram array_first array_last ' +
  'map_zip_with multimap_from_entries map_union numeric_histogram approx_set merge qdigest_agg tdigest_agg ' +
  'value_at_quantile values_at_quantile empty_approx_set checksum entropy kurtosis skewness covar_pop covar_samp ' +
  'regr_slope regr_intercept reduce_agg max_n min_n bitwise_not bitwise_left_shift bitwise_right_shift bit_count ' +
  'cosine_similarity width_bucket from_base to_base cbrt degrees radians sin cos tan asin acos atan atan2 e ' +
  'infinity nan is_nan is_finite is_infinite normal_cdf inverse_normal_cdf ' +
  'regexp_position luhn_check soundex word_stem format format_number split_to_multimap to_char to_date to_timestamp ' +
  'human_readable_seconds parse_duration parse_data_size timezone_hour timezone_minute with_timezone ' +
  'from_iso8601_timestamp_nanos from_unixtime_nanos current_timezone typeof uuid version fail ' +
  'sha512 crc32 xxhash64 murmur3 hmac_md5 hmac_sha1 hmac_sha256 hmac_sha512 to_base32 from_base32 ' +
  'to_big_endian_64 from_big_endian_64 st_point st_contains st_distance st_geometryfromtext ' +
  'json_object_keys try_parse_json classify regress features learn_classifier render bar color rgb hash_counts'
).split(' ');

const byName: ReadonlyMap<string, AthenaFunction> = new Map(
  athenaFunctions.map((entry) => [entry.name, entry]),
);

/** A function by its name in any case; undefined where none runs here. */
export function getAthenaFunction(name: string): AthenaFunction | undefined {
  return byName.get(name.toLowerCase());
}
