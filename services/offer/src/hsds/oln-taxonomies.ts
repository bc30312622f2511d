import { stableId } from './stable-id.js';

/** What HSDS says by terms of a taxonomy: ours, one for each list of codes of the map. */
export const OLN_TAXONOMIES = {
  need: {
    name: 'oln:need',
    description: 'Necesidades de niñas, niños y familias a las que responde un servicio',
  },
  sector: { name: 'oln:sector', description: 'Sector al que pertenece un servicio' },
  motive: { name: 'oln:motive', description: 'Motivos de ingreso para los que es un servicio' },
  requirement: { name: 'oln:requirement', description: 'Lo que una familia debe reunir para entrar' },
  sex: { name: 'oln:sex', description: 'Sexo de las personas que atiende un servicio' },
} as const;
export type OlnTaxonomy = keyof typeof OLN_TAXONOMIES;
export const TAXONOMY_KEYS = Object.keys(OLN_TAXONOMIES) as OlnTaxonomy[];

export const taxonomyId = (key: OlnTaxonomy): string => stableId('taxonomy', key);
export const termId = (key: OlnTaxonomy, code: string): string => stableId('taxonomy-term', key, code);

export const taxonomyDoc = (key: OlnTaxonomy): Record<string, unknown> => ({
  id: taxonomyId(key),
  ...OLN_TAXONOMIES[key],
  uri: `urn:oln:taxonomy:${key}`,
  version: '1',
});

export const termDoc = (key: OlnTaxonomy, code: string): Record<string, unknown> => ({
  id: termId(key, code),
  code,
  name: code,
  description: `${OLN_TAXONOMIES[key].description}: ${code}`,
  taxonomy: OLN_TAXONOMIES[key].name,
  taxonomy_id: taxonomyId(key),
  language: 'es',
});

/** `oln:need` → `need`; the taxonomies of others say nothing to the map. */
export const keyOfTaxonomy = (name: string): OlnTaxonomy | undefined =>
  TAXONOMY_KEYS.find((key) => OLN_TAXONOMIES[key].name === name);
