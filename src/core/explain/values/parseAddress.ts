import ipaddr from 'ipaddr.js';

/** What kind of network an address belongs to, for a responder. */
export interface AddressKind {
  readonly version: 4 | 6;
  /** The address in its shortest usual form. */
  readonly normalized: string;
  /** `public`, or the name of the special range. */
  readonly range: string;
  /** One sentence on what the range means as the source of a request. */
  readonly meaning: string;
}

/** An IPv6 address with an embedded IPv4 one has at most 45 characters; a zone's name follows it. */
const MAX_LENGTH = 64;

const PUBLIC = 'A public address: whose it is can be looked up in WHOIS, and many people may share it.';

/** The names of ipaddr.js for the ranges that IANA keeps apart, in words. */
const MEANINGS: Readonly<Record<string, readonly [range: string, meaning: string]>> = {
  unicast: ['public', PUBLIC],
  private: [
    'private (RFC 1918)',
    'A private address: the request came through a VPC endpoint or from inside AWS; vpcEndpointId tells which endpoint.',
  ],
  uniqueLocal: [
    'unique local (RFC 4193)',
    'A private IPv6 address: the request came through a VPC endpoint or from inside AWS.',
  ],
  loopback: ['loopback', 'The machine itself: no caller over a network has this address.'],
  linkLocal: [
    'link-local',
    'An address that is valid on one network segment only, such as that of the EC2 metadata service.',
  ],
  carrierGradeNat: [
    'shared address space (RFC 6598)',
    'An address behind a provider’s or a VPC’s address translation; it is not unique on the internet.',
  ],
  multicast: ['multicast', 'An address of a group of machines: no request comes from one.'],
  broadcast: ['broadcast', 'An address of all machines of a network: no request comes from it.'],
  unspecified: ['unspecified', 'The empty address: the source is not known.'],
  benchmarking: [
    'benchmarking (RFC 2544)',
    'An address for network tests, which the internet does not route.',
  ],
  documentation: [
    'documentation',
    'An address reserved for examples: the log is a sample, or was made anonymous.',
  ],
  reserved: ['reserved', 'An address that is reserved and not in general use.'],
  ipv4Mapped: ['IPv4-mapped', 'An IPv4 address written as IPv6.'],
  '6to4': ['6to4', 'An IPv6 address made from an IPv4 one, for a tunnel.'],
  teredo: ['Teredo', 'An IPv6 address of a tunnel through IPv4.'],
};

const DOCUMENTATION_V4 = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'].map((range) =>
  ipaddr.IPv4.parseCIDR(range),
);
const DOCUMENTATION_V6 = ['2001:db8::/32', '3fff::/20'].map((range) => ipaddr.IPv6.parseCIDR(range));

/** The kind of an IPv4 address (four decimal parts) or IPv6 address; undefined for other text. */
export function parseAddress(text: string): AddressKind | undefined {
  if (text.length > MAX_LENGTH) {
    return undefined;
  }
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) {
    const address = ipaddr.IPv4.parse(text);
    const isExample = DOCUMENTATION_V4.some((range) => address.match(range));
    return toKind(4, address.toString(), isExample ? 'documentation' : address.range());
  }
  if (text.includes(':') && ipaddr.IPv6.isValid(text)) {
    const address = ipaddr.IPv6.parse(text);
    const isExample = DOCUMENTATION_V6.some((range) => address.match(range));
    return toKind(6, address.toRFC5952String(), isExample ? 'documentation' : address.range());
  }
  return undefined;
}

function toKind(version: 4 | 6, normalized: string, name: string): AddressKind {
  const [range, meaning] = (Object.hasOwn(MEANINGS, name) ? MEANINGS[name] : undefined) ?? [
    name,
    'An address of a special range, which the internet does not route like others.',
  ];
  return { version, normalized, range, meaning };
}
