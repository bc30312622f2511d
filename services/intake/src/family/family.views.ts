import { fullName } from '../person/person.js';
import type { FamilyDto, MemberDto } from './family.dto.js';
import type { KnownFamily, KnownMember } from './family.js';

export const familyView = ({ family: { id, commune, version }, members }: KnownFamily): FamilyDto => ({
  ...{ id, commune, version },
  members: members.map(memberView),
});

const memberView = ({ entry, person: { id, kind, data } }: KnownMember): MemberDto => ({
  person: { id, kind, name: fullName(data), birthDate: data.birthDate },
  relation: entry.relation,
  since: entry.joinedAt.toISOString(),
});
