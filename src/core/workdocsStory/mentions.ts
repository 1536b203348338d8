/** What a story can be told of, apart from users, groups and sites. `content`: a file or folder, the log does not tell which. */
export type ContentKind = 'document' | 'folder' | 'content';

/** How a record tells the folder that something is in. `seen` is what an answer showed, true since an unknown time. */
export type PlacedBy = 'created' | 'moved' | 'seen';

/** A file or folder that a record names. */
export interface ContentMention {
  readonly id: string;
  readonly kind: ContentKind;
  readonly name?: string;
  readonly folder?: { readonly id: string; readonly by: PlacedBy };
  /** False for what only a list in an answer shows: the call was not about it, but the names count. */
  readonly isTarget: boolean;
}

/** A user of the site that a record names in one of three ways. */
export interface UserMention {
  /** The id of the public API; for directory users the SID and the directory, joined by `&`. */
  readonly id?: string;
  /** A Windows security identifier, which the console uses. */
  readonly sid?: string;
  readonly directory?: string;
  readonly name?: string;
  readonly isTarget: boolean;
}

/** A group of the directory that a record names, by name or id. */
export interface GroupMention {
  readonly id: string;
}

/** Everything that one record names. */
export interface Mentions {
  readonly contents: readonly ContentMention[];
  readonly users: readonly UserMention[];
  readonly groups: readonly GroupMention[];
  /** The id of the site's directory; undefined where the request names none. */
  readonly site?: string;
  /** The name of the site, the first part of its address. */
  readonly alias?: string;
}
