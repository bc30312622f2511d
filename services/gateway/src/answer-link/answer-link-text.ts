type Language = 'es' | 'en';

const TEXTS = {
  es: {
    subject: 'Se le pide una respuesta · Oficina Local de la Niñez',
    ask: 'Una Oficina Local de la Niñez le pide una respuesta. Puede darla aquí:',
    once: (until: string) => `El enlace es solo para usted, sirve una vez y vence el ${until}.`,
    nobody: 'Este correo no lleva datos de ninguna persona. Por favor no lo reenvíe.',
  },
  en: {
    subject: 'Your answer is asked for · Local children’s rights office',
    ask: 'A local children’s rights office asks for your answer. You can give it here:',
    once: (until: string) => `The link is for you alone, works once and expires on ${until}.`,
    nobody: 'This mail holds nobody’s data. Please do not forward it.',
  },
};

/** A mail that says nothing of whom it is about: that is behind the link. */
export function linkMail(url: string, expiresAt: string, language: Language): { subject: string; text: string } {
  const { subject, ask, once, nobody } = TEXTS[language];
  return { subject, text: `${ask}\n\n${url}\n\n${once(localTime(expiresAt, language))}\n${nobody}\n` };
}

const localTime = (instant: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'es' ? 'es-CL' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'America/Santiago',
  }).format(new Date(instant));
