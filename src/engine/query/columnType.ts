import type { SqlType } from '../sql/sqlType';

/** The type of a column in DuckDB's words; names of members are quoted, since some are its keywords. */
export function toDuckDbType(type: SqlType): string {
  switch (type.kind) {
    case 'scalar':
      return type.name === 'timestamp' || type.name.startsWith('timestamp(')
        ? 'TIMESTAMP'
        : type.name.toUpperCase();
    case 'array':
      return `${toDuckDbType(type.element)}[]`;
    case 'map':
      return `MAP(${toDuckDbType(type.key)}, ${toDuckDbType(type.value)})`;
    case 'row':
      return `STRUCT(${type.fields.map(({ name, type: member }) => `"${name}" ${toDuckDbType(member)}`).join(', ')})`;
    case 'unknown':
      return 'VARCHAR';
  }
}

/** Members of structs whose names in a log are not all lower case; source: CloudTrail user guide, record contents. */
const MEMBER_NAMES: ReadonlyMap<string, string> = new Map(
  (
    'principalId accountId invokedBy accessKeyId userName onBehalfOf userId identityStoreArn sessionContext ' +
    'mfaAuthenticated creationDate sessionIssuer ec2RoleDelivery webIdFederationData federatedProvider ' +
    'updatedFields originalRequestID originalEventID tlsVersion cipherSuite clientProvidedHostHeader'
  )
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
);

/** What json_transform is to make of a field: the type with the names of members as they stand in a log. */
export function toJsonStructure(type: SqlType): unknown {
  switch (type.kind) {
    case 'row':
      return Object.fromEntries(
        type.fields.map(({ name, type: member }) => [
          MEMBER_NAMES.get(name) ?? name,
          toJsonStructure(member),
        ]),
      );
    case 'array':
      return [toElementStructure(type.element)];
    default:
      return toDuckDbType(type);
  }
}

/** In the list of resources, alone in a record, the ARN is written ARN. */
function toElementStructure(type: SqlType): unknown {
  const structure = toJsonStructure(type);
  return typeof structure === 'object' && structure !== null
    ? Object.fromEntries(
        Object.entries(structure).map(([name, member]) => [name === 'arn' ? 'ARN' : name, member]),
      )
    : structure;
}

/** A name in SQL text. */
export function toIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text in SQL text. */
export function toLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
