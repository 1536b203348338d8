const URL_HOST = "regexp_extract($1, '^[a-zA-Z][a-zA-Z0-9+.-]*://([^/?#@]*@)?(\\[[^\\]]*\\]|[^/?#:]*)', 2)";

/**
 * DuckDB's form of the functions whose name or meaning differs: `$1` stands for an argument, `$*` for all of them, with
 * commas between. A key with `/n` is the form for n arguments. What is not here has DuckDB's name and meaning.
 */
export const functionTemplates: Readonly<Record<string, string>> = {
  length: 'CAST(length($1) AS BIGINT)',
  'replace/2': "replace($1, $2, '')",
  substring: 'substr($*)',
  starts_with: 'starts_with($1, $2)',
  split: 'string_split($1, $2)',
  split_part: 'string_split($1, $2)[$3]',
  split_to_map:
    'map_from_entries(list_transform(string_split($1, $2), lambda lens_pair: row(split_part(lens_pair, $3, 1), split_part(lens_pair, $3, 2))))',
  codepoint: 'unicode($1)',
  levenshtein_distance: 'levenshtein($1, $2)',
  hamming_distance: 'hamming($1, $2)',
  regexp_like: 'regexp_matches($1, $2)',
  'regexp_extract/2': 'CASE WHEN regexp_matches($1, $2) THEN regexp_extract($1, $2) END',
  'regexp_extract/3': 'CASE WHEN regexp_matches($1, $2) THEN regexp_extract($1, $2, $3) END',
  regexp_split: 'regexp_split_to_array($1, $2)',
  regexp_count: 'CAST(len(regexp_extract_all($1, $2)) AS BIGINT)',
  'regexp_replace/2': "regexp_replace($1, $2, '', 'g')",
  json_parse: 'CAST($1 AS JSON)',
  json_format: 'CAST($1 AS VARCHAR)',
  json_array_length: "CASE TRY(json_type($1)) WHEN 'ARRAY' THEN CAST(json_array_length($1) AS BIGINT) END",
  json_array_contains:
    "CASE TRY(json_type($1)) WHEN 'ARRAY' THEN list_contains(list_transform(CAST(CAST($1 AS JSON) AS JSON[]), lambda lens_item: CAST(lens_item AS VARCHAR)), CAST(to_json($2) AS VARCHAR)) END",
  is_json_scalar: "json_type($1) NOT IN ('ARRAY', 'OBJECT')",
  from_iso8601_timestamp: 'CAST($1 AS TIMESTAMP WITH TIME ZONE)',
  from_iso8601_date: 'CAST($1 AS DATE)',
  date: 'CAST($1 AS DATE)',
  from_unixtime: 'to_timestamp($1)',
  to_unixtime: 'epoch($1)',
  at_timezone: 'timezone($2, $1)',
  now: 'now()',
  week_of_year: 'week($1)',
  year_of_week: 'isoyear($1)',
  yow: 'isoyear($1)',
  day_of_month: 'day($1)',
  day_of_week: 'isodow($1)',
  dow: 'isodow($1)',
  day_of_year: 'dayofyear($1)',
  doy: 'dayofyear($1)',
  millisecond: '(millisecond($1) % 1000)',
  last_day_of_month: 'last_day($1)',
  to_milliseconds: 'CAST(epoch_ms($1) AS BIGINT)',
  contains: 'list_contains($1, $2)',
  array_join: 'array_to_string(list_transform($1, lambda lens_item: CAST(lens_item AS VARCHAR)), $2)',
  'array_join/3':
    'array_to_string(list_transform($1, lambda lens_item: coalesce(CAST(lens_item AS VARCHAR), $3)), $2)',
  array_distinct: 'list_filter($1, lambda lens_item, lens_index: list_position($1, lens_item) = lens_index)',
  array_sort: "list_sort($1, 'ASC', 'NULLS LAST')",
  array_max: 'list_max($1)',
  array_min: 'list_min($1)',
  array_position: 'coalesce(CAST(list_position($1, $2) AS BIGINT), 0)',
  array_remove: 'list_filter($1, lambda lens_item: lens_item IS DISTINCT FROM $2)',
  array_union:
    'list_filter(list_concat($1, $2), lambda lens_item, lens_index: list_position(list_concat($1, $2), lens_item) = lens_index)',
  array_intersect:
    'list_filter($1, lambda lens_item, lens_index: list_position($1, lens_item) = lens_index AND coalesce(list_position($2, lens_item), 0) > 0)',
  array_except:
    'list_filter($1, lambda lens_item, lens_index: list_position($1, lens_item) = lens_index AND coalesce(list_position($2, lens_item), 0) = 0)',
  arrays_overlap: 'list_has_any($1, $2)',
  slice:
    'CASE WHEN $2 < 0 THEN list_slice($1, len($1) + $2 + 1, len($1) + $2 + $3) ELSE list_slice($1, $2, $2 + $3 - 1) END',
  repeat: 'list_transform(range($2), lambda lens_item: $1)',
  zip: 'list_zip($*)',
  truncate: 'trunc($1)',
  rand: 'random()',
  if: 'CASE WHEN $1 THEN $2 ELSE $3 END',
  'if/2': 'CASE WHEN $1 THEN $2 END',
  bitwise_and: '($1 & $2)',
  bitwise_or: '($1 | $2)',
  bitwise_xor: 'xor($1, $2)',
  url_extract_protocol: "regexp_extract($1, '^([a-zA-Z][a-zA-Z0-9+.-]*):', 1)",
  url_extract_host: URL_HOST,
  url_extract_port:
    "TRY_CAST(regexp_extract($1, '^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*:([0-9]+)([/?#]|$)', 1) AS BIGINT)",
  url_extract_path: "regexp_extract($1, '^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*([^?#]*)', 1)",
  url_extract_query: "regexp_extract($1, '^[^?#]*\\?([^#]*)', 1)",
  url_extract_fragment: "regexp_extract($1, '#(.*)$', 1)",
  url_extract_parameter:
    "CASE WHEN regexp_matches($1, '[?&]' || regexp_escape($2) || '=') THEN url_decode(regexp_extract($1, '[?&]' || regexp_escape($2) || '=([^&#]*)', 1)) END",
  to_utf8: 'encode($1)',
  from_utf8: 'decode($1)',
  to_hex: 'hex($1)',
  from_hex: 'unhex($1)',
  md5: 'unhex(md5($1))',
  sha1: 'unhex(sha1($1))',
  sha256: 'unhex(sha256($1))',
  // Aggregates: the name only; the call's own parts are put around it.
  count_if: 'count_if',
  arbitrary: 'any_value',
  approx_distinct: 'approx_count_distinct',
  approx_percentile: 'approx_quantile',
  every: 'bool_and',
  geometric_mean: 'geomean',
  bitwise_and_agg: 'bit_and',
  bitwise_or_agg: 'bit_or',
};

/** Fills a template; the arguments are put in once, so that a `$` inside them stays. */
export function fillTemplate(template: string, args: readonly string[]): string {
  return template.replace(/\$(\*|\d)/gu, (_, which: string) =>
    which === '*' ? args.join(', ') : (args[Number(which) - 1] ?? 'NULL'),
  );
}
