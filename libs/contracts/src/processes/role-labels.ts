import type { Role } from '../envelope.js';

/** Roles as people call them, with the article: "se avisa a la coordinación". */
export const ROLE_LABELS: Readonly<Record<Role, { readonly es: string; readonly en: string }>> = {
  coordinator: { es: 'la coordinación', en: 'the coordinator' },
  'deputy-coordinator': { es: 'la coordinación subrogante', en: 'the deputy coordinator' },
  'case-manager': { es: 'la gestión de casos', en: 'the case managers' },
  'family-therapist': { es: 'la terapia familiar', en: 'the family therapists' },
  'community-manager': { es: 'la gestión comunitaria', en: 'the community managers' },
  'chcc-support': { es: 'el apoyo Chile Crece Contigo', en: 'the ChCC support' },
  'network-member': { es: 'la red comunal', en: 'the local network' },
  'regional-supervisor': { es: 'la supervisión regional', en: 'the regional supervisor' },
  'national-supervisor': { es: 'la supervisión nacional', en: 'the national supervisor' },
  integrator: { es: 'la integración', en: 'the integrator' },
  operator: { es: 'la operación', en: 'the operators' },
};
