/** Claims that no token of ours has. Holds no tests. */
export const BAD_CLAIMS: [what: string, claims: Record<string, unknown>][] = [
  ['no person', { sub: undefined }],
  ['a part of ours as person', { sub: 'system:relay' }],
  ['the process as person', { sub: 'process' }],
  ['an unknown role', { roles: ['coordinator', 'admin'] }],
  ['no role', { roles: [] }],
  ['roles as text', { roles: 'coordinator' }],
  ['every commune', { communes: '*' }],
  ['a commune that is no code', { communes: ['13110,05101'] }],
  ['an unknown line', { line: 'any' }],
  ['somebody stood in for who is nobody', { standsInFor: ['ana'] }],
  ['somebody stood in for nowhere', { standsInFor: [{ person: 'ana' }] }],
  ['an unknown role that was lent', { lent: ['admin'] }],
  ['a record that was opened and has no id', { opened: [{ commune: '13110', id: '*' }] }],
  ['a record that was opened nowhere', { opened: ['01939b1e-0000-7000-8000-0000000000d1'] }],
];
