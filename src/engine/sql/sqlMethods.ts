import type { QueryMethods, SqlFault, ValueCount } from '../../protocol/query';
import type { TranslatedSql } from './translateSql';

interface Text {
  readonly sql: string;
  /** Names that may stand after FROM. */
  readonly tables: readonly string[];
}

/** What the thread that reads SQL answers. */
export interface SqlMethods {
  readonly translate: {
    readonly params: Text;
    readonly result: { readonly translated: TranslatedSql } | { readonly faults: readonly SqlFault[] };
  };
  readonly check: { readonly params: Text; readonly result: QueryMethods['check']['result'] };
  readonly complete: {
    readonly params: Text & { readonly offset: number };
    readonly result: QueryMethods['complete']['result'];
  };
  readonly describe: QueryMethods['describe'];
}

/** What it asks. */
export interface SqlClientMethods {
  /** The commonest values of an expression that begin with a prefix. */
  readonly values: {
    readonly params: { readonly expression: string; readonly prefix: string };
    readonly result: readonly ValueCount[];
  };
}
