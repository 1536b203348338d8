/** Outlines of our own on a grid of 16, drawn in the text's colour. */
const PATHS = {
  twisty: 'M6 4l4 4-4 4',
  person: 'M8 8.2a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM2.8 13.8c.5-2.8 2.6-4.2 5.2-4.2s4.7 1.4 5.2 4.2',
  role: 'M4.7 11.3a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM7.2 8.8h6.6M11 8.8v2.6M13.6 8.8v2',
  root: 'M2.6 12.6h10.8M3.2 10.4 2.4 4.8l3 2.4L8 3.2l2.6 4 3-2.4-.8 5.6Z',
  service: 'M2.6 3.4h10.8v3.4H2.6ZM2.6 9.2h10.8v3.4H2.6ZM5 5.1h.1M5 10.9h.1',
  account: 'M3 13.4V2.6h6v10.8M9 6.2h4v7.2M1.8 13.4h12.4M5.2 5.2h1.6M5.2 8h1.6',
  directory:
    'M3.2 2.6h9.6v10.8H3.2ZM8 7.6a1.4 1.4 0 1 0 0-2.8 1.4 1.4 0 0 0 0 2.8ZM5.4 11c.3-1.3 1.3-1.9 2.6-1.9s2.3.6 2.6 1.9M1.8 5.4h1.4M1.8 8h1.4M1.8 10.6h1.4',
  unknown:
    'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM6.2 6.4c.1-1.1.8-1.8 1.9-1.8 1 0 1.8.6 1.8 1.6 0 1.4-1.9 1.5-1.9 2.9M8 11.3v.2',
  session: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM8 4.6V8l2.4 1.6',
  failed: 'M4.4 4.4l7.2 7.2M11.6 4.4l-7.2 7.2',
  read: 'M1.6 8S4 3.8 8 3.8 14.4 8 14.4 8 12 12.2 8 12.2 1.6 8 1.6 8ZM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  write: 'M3 13l.6-2.8 7-7 2.2 2.2-7 7ZM9.2 4.6l2.2 2.2',
  event: 'M8 9.6a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2Z',
  lock: 'M3.8 7.2h8.4v6.2H3.8ZM5.4 7.2V5.4a2.6 2.6 0 0 1 5.2 0v1.8',
  warning: 'M8 2.4 14.4 13.4H1.6ZM8 6.4v3.2M8 11.4v.2',
  error: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM8 4.8v4M8 10.9v.2',
  repeat: 'M5.4 5.4V2.6h8v8h-2.8M2.6 5.4h8v8h-8Z',
  search: 'M7 11.6a4.6 4.6 0 1 0 0-9.2 4.6 4.6 0 0 0 0 9.2ZM10.4 10.4l3.4 3.4',
  expandAll: 'M3 5.6 8 10l5-4.4M3 2.4h10M3 13.4h10',
  collapseAll: 'M3 10.2 8 5.8l5 4.4M3 2.4h10M3 13.4h10',
  star: 'M8 2.2 9.8 6l4.2.5-3.1 2.8.9 4.1L8 11.3l-3.8 2.1.9-4.1L2 6.5 6.2 6Z',
  note: 'M2.6 2.8h10.8v7.6H7.2L4.4 13v-2.6H2.6ZM5.2 5.4h5.6M5.2 7.8h3.6',
  include: 'M1.8 2.6h9.4L7.8 7v5l-2.6 1.2V7ZM12.2 9.4v4M10.2 11.4h4',
  exclude: 'M1.8 2.6h9.4L7.8 7v5l-2.6 1.2V7ZM10.2 11.4h4',
  copy: 'M5.6 5.6h7.8v7.8H5.6ZM3.8 10.4H2.6V2.6h7.8v1.2',
  textSearch:
    'M2.4 3.2h11.2M2.4 6.2h5M2.4 9.2h3M10 12.2a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM11.9 11.5l2.1 2.1',
  compare: 'M2.4 3h4.4v10H2.4ZM9.2 3h4.4v10H9.2ZM4 6h1.2M4 8.4h1.2M10.8 6H12M10.8 8.4H12M10.8 10.8H12',
  close: 'M4 4l8 8M12 4l-8 8',
  add: 'M8 3v10M3 8h10',
  exportFile: 'M8 10V2.4M5.2 5 8 2.2 10.8 5M3 8.6v5h10v-5',
  save: 'M2.8 2.8h8.4l2 2v8.4H2.8ZM5 2.8v3.4h5V2.8M5 13.2V9h6v4.2',
  runAgain: 'M13 8a5 5 0 1 1-1.6-3.7M13.2 1.8v3.4H9.8',
  help: 'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM6.2 6.4c.1-1.1.8-1.8 1.9-1.8 1 0 1.8.6 1.8 1.6 0 1.4-1.9 1.5-1.9 2.9M8 11.3v.2',
  facets: 'M2.4 4h11.2M4.4 8h7.2M6.4 12h3.2',
  panel: 'M2 3h12v10H2ZM9.6 3v10',
  timeline: 'M2 13.4h12M4 11V8M6.6 11V4.6M9.2 11V6.6M11.8 11V3',
  more: 'M3.6 8h.1M8 8h.1M12.4 8h.1',
  network:
    'M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4ZM1.8 8h12.4M8 1.8c-4 4-4 8.4 0 12.4 4-4 4-8.4 0-12.4Z',
  document: 'M3.4 1.8h6l3.2 3.2v9.2H3.4ZM9.2 2v3.2h3.2',
  folder: 'M1.8 3.4h4.4l1.4 1.8h6.6v7.6H1.8Z',
  log: 'M3.4 1.8h6l3.2 3.2v9.2H3.4ZM5.6 7.4h4.8M5.6 9.6h4.8M5.6 11.8h3',
} as const;

export type IconName = keyof typeof PATHS;

const SVG = 'http://www.w3.org/2000/svg';

/** An icon beside text that says the same: hidden from screen readers. */
export function createIcon(name: IconName, className = ''): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `icon icon-${name} ${className}`.trimEnd());
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** The icon of an identity type; WorkDocs directory users are told by their label, as two types name them. */
export function getIdentityIcon(identityType: string, isWorkDocsUser: boolean): IconName {
  if (isWorkDocsUser) {
    return 'directory';
  }
  switch (identityType) {
    case 'Root':
      return 'root';
    case 'IAMUser':
    case 'IdentityCenterUser':
    case 'FederatedUser':
    case 'SAMLUser':
    case 'WebIdentityUser':
      return 'person';
    case 'AssumedRole':
    case 'Role':
      return 'role';
    case 'AWSService':
      return 'service';
    case 'AWSAccount':
      return 'account';
    case 'Directory':
      return 'directory';
    default:
      return 'unknown';
  }
}
