/** Values of a parameter in words, by value. */
type Words = Readonly<Record<string, string>>;

const principalType: Words = {
  USER: 'a user of the site',
  GROUP: 'a group of the directory',
  INVITE: 'a person invited by e-mail address, perhaps from outside the directory',
  ANONYMOUS: 'everybody who has the link, without signing in',
  ORGANIZATION: 'every user of the site',
};

const roleType: Words = {
  VIEWER: 'may view and download',
  CONTRIBUTOR: 'may view, comment and upload',
  OWNER: 'owns the resource and decides who has access',
  COOWNER: 'may do what the owner may, sharing included',
};

const resourceState: Words = {
  ACTIVE: 'in use',
  RESTORING: 'on its way back from the recycle bin',
  RECYCLING: 'on its way to the recycle bin',
  RECYCLED: 'in the recycle bin',
};

const userType: Words = {
  USER: 'an ordinary user',
  ADMIN: 'an administrator of the site',
  POWERUSER: 'a power user: an ordinary user with rights that an administrator added',
  MINIMALUSER: 'a user with the least rights',
  WORKSPACESUSER: 'a user who came with Amazon WorkSpaces',
};

const versionStatus: Words = { ACTIVE: 'complete and in use' };

const protocol: Words = {
  HTTPS: 'messages are posted to a web address',
  SQS: 'messages are put into an Amazon SQS queue',
};

const visibility: Words = {
  PUBLIC: 'shown to the owners and contributors of the file',
  PRIVATE: 'shown only to its author and to the owners of the file',
};

const booleanText: Words = { TRUE: 'granted', FALSE: 'withdrawn' };

/** Lists of values by the last name of the parameter's path, in lower case, with the event where the name alone is not enough. */
const listsByName: Readonly<Record<string, Words>> = {
  'addresourcepermissions/type': principalType,
  principaltype: principalType,
  role: roleType,
  roles: roleType,
  resourcestate: resourceState,
  'updateuser/type': userType,
  usertype: userType,
  versionstatus: versionStatus,
  protocol,
  visibility,
  grantpoweruserprivileges: booleanText,
};

/**
 * A value of one of WorkDocs' lists in words, e.g. ANONYMOUS of `Principals[].Type`. Undefined where the parameter has
 * no list or the value is not in it.
 *
 * @param eventName the event's name in any case
 * @param parameter the last name of the parameter's path in any case
 */
export function getWorkDocsValueWords(
  eventName: string | undefined,
  parameter: string,
  value: string,
): string | undefined {
  const name = parameter.toLowerCase();
  const exact = `${(eventName ?? '').toLowerCase()}/${name}`;
  const list = Object.hasOwn(listsByName, exact)
    ? listsByName[exact]
    : Object.hasOwn(listsByName, name)
      ? listsByName[name]
      : undefined;
  return list !== undefined && Object.hasOwn(list, value) ? list[value] : undefined;
}

/** Whether the text is the id of an AWS Directory Service directory, which is also the id of a WorkDocs site. */
export function isDirectoryId(text: string): boolean {
  return /^d-[0-9a-f]{10}$/.test(text);
}

/** Whether the text is a Windows security identifier such as S-1-5-21-…, which names users of a directory. */
export function isSecurityIdentifier(text: string): boolean {
  return text.length <= 184 && /^S-1(?:-\d{1,15}){1,16}$/.test(text);
}
