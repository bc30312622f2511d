import type { OrganizationDto } from './organization.dto.js';
import type { Organization } from './organization.js';

export const organizationView = ({ sourceMark: _hash, ...organization }: Organization): OrganizationDto => ({
  ...organization,
  addedAt: new Date(organization.addedAt).toISOString(),
  changedAt: new Date(organization.changedAt).toISOString(),
});
