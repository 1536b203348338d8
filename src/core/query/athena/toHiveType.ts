/** A type of the table in the words of Athena's DDL, which are Hive's: `struct<…>` for `row(…)`, `string` for `varchar`. */
export function toHiveType(type: string): string {
  let at = 0;

  const parseWord = (): string => {
    const [word = ''] = /^\w+/.exec(type.slice(at)) ?? [];
    at += word.length;
    return word;
  };

  const parseList = (parse: () => string): string => {
    const parts: string[] = [];
    do {
      at++; // the opening parenthesis or the comma
      while (type[at] === ' ') {
        at++;
      }
      parts.push(parse());
    } while (type[at] === ',');
    at++;
    return parts.join(',');
  };

  const parseField = (): string => {
    const name = parseWord();
    at++;
    return `${name}:${parseType()}`;
  };

  const parseType = (): string => {
    const word = parseWord();
    switch (word) {
      case 'row':
        return `struct<${parseList(parseField)}>`;
      case 'array':
      case 'map':
        return `${word}<${parseList(parseType)}>`;
      default:
        return word === 'varchar' ? 'string' : word;
    }
  };

  return parseType();
}
