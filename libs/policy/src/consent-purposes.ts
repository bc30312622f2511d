/** Text for people, in the languages of the house. */
export interface PurposeText {
  readonly es: string;
  readonly en: string;
}

/** What consent is asked for. An office acts without it where a law says so: then a withdrawal stops nothing of that. */
export interface ConsentPurpose {
  readonly code: string;
  /** Where it is written down: in the registry of persons, or in the case in which it is signed. */
  readonly recordedIn: 'intake' | 'cases';
  /** Kinds of documents of a case that say it. */
  readonly documents?: readonly string[];
  /** What holds while nobody was asked. */
  readonly unasked: 'allowed' | 'not-allowed';
  readonly label: PurposeText;
  /** By what right the office acts without consent, and while nobody was asked. */
  readonly legalBasis: PurposeText;
  /** What a refusal or a withdrawal ends, and what it leaves as it is. */
  readonly stops: PurposeText;
  readonly goesOn: PurposeText;
}

/** A dated version. Acts of consent keep the code of the one under which they were said. */
export interface ConsentCatalogue {
  readonly version: string;
  /** Local date. */
  readonly validFrom: string;
  readonly purposes: readonly ConsentPurpose[];
}

/** Every version ever used, oldest first. The wording of the law is an office's lawyer's to check: it is data for that reason. */
export const CONSENT_CATALOGUES: readonly ConsentCatalogue[] = [
  {
    version: '2026.1',
    validFrom: '2026-01-01',
    purposes: [
      {
        code: 'sharing',
        recordedIn: 'intake',
        unasked: 'allowed',
        label: {
          es: 'Enviar sus datos a instituciones en una derivación',
          en: 'Sending their data to institutions in a referral',
        },
        legalBasis: {
          es: 'Función de la oficina de orientar y derivar a NNA y sus familias (Ley 21.430, art. 66)',
          en: 'Function of the office to orient and refer children and their families (law 21.430, art. 66)',
        },
        stops: {
          es: 'No se abren derivaciones nuevas ni se envían las abiertas a otra institución. De cada derivación abierta, quien está a cargo la retira o indica otra base legal.',
          en: 'No new referral is opened, and no open one is sent to another institution. Of each open referral, who is in charge withdraws it or states another legal basis.',
        },
        goesOn: {
          es: 'La protección: alertas, escalamientos, medidas de protección y el caso siguen. Una derivación que manda un tribunal o una medida se envía con esa base legal.',
          en: 'Protection: alerts, escalations, protection measures and the case go on. A referral that a court or a measure orders is sent on that legal basis.',
        },
      },
      {
        code: 'predictive-score',
        recordedIn: 'intake',
        unasked: 'allowed',
        label: {
          es: 'Usar un puntaje predictivo al evaluar una alerta',
          en: 'Using a predictive score when an alert is judged',
        },
        legalBasis: {
          es: 'Función de la oficina de detectar situaciones de riesgo (Ley 21.430, art. 66); nunca es el único fundamento',
          en: 'Function of the office to detect risk (law 21.430, art. 66); never the only ground',
        },
        stops: {
          es: 'El puntaje deja de contar en la gravedad de sus alertas, también en las abiertas, que se evalúan de nuevo sin él.',
          en: 'The score counts no more for how grave their alerts are; those that are open are judged anew without it.',
        },
        goesOn: {
          es: 'Toda alerta se atiende: los factores, la relación con otras alertas y el juicio profesional cuentan como siempre.',
          en: 'Every alert is answered: factors, other alerts and the word of a professional count as ever.',
        },
      },
      {
        code: 'data-use',
        recordedIn: 'cases',
        documents: ['data-use-consent'],
        unasked: 'allowed',
        label: { es: 'Usar sus datos en la intervención', en: 'Using their data in the intervention' },
        legalBasis: {
          es: 'Protección administrativa de derechos (Ley 21.430); la intervención acordada requiere la firma de la familia',
          en: 'Administrative protection of rights (law 21.430); the intervention that was agreed needs the signature of the family',
        },
        stops: {
          es: 'La intervención que descansa en el acuerdo de la familia: la coordinación decide cómo sigue el caso.',
          en: 'The intervention that rests on the agreement of the family: the coordinator decides how the case goes on.',
        },
        goesOn: {
          es: 'La protección: alertas, escalamientos y medidas de protección siguen.',
          en: 'Protection: alerts, escalations and protection measures go on.',
        },
      },
    ],
  },
];

/** The catalogue in force on a local date; before the first one, the first. */
export const consentCatalogueOn = (date: string): ConsentCatalogue =>
  CONSENT_CATALOGUES.filter(({ validFrom }) => validFrom <= date).at(-1) ?? CONSENT_CATALOGUES[0]!;

/** Of the catalogue in force; otherwise as the last one that had it said. Undefined: nobody ever asked for it. */
export function findPurpose(code: string, date: string): ConsentPurpose | undefined {
  const versions = [consentCatalogueOn(date), ...[...CONSENT_CATALOGUES].reverse()];
  return versions.flatMap(({ purposes }) => purposes.find((one) => one.code === code) ?? [])[0];
}

/** Whether it may be done while nobody was asked. What no catalogue knows may not. */
export const isAllowedUnasked = (code: string, date: string): boolean => findPurpose(code, date)?.unasked === 'allowed';

/** As others hear of it. `lapsed`: what was said was said of somebody else, and the person was not asked yet. */
export type ConsentState = 'given' | 'withdrawn' | 'lapsed';

/** Whether one of those whose data it is refuses it. Where nobody was asked the default of the purpose holds. */
export function isWithheld(code: string, states: readonly ConsentState[], date: string): boolean {
  if (states.includes('withdrawn')) return true;
  return !states.includes('given') && !isAllowedUnasked(code, date);
}
