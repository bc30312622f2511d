/** Somebody to be, and what the page says of them. */
export interface Choice {
  id: string;
  says: string;
}

const STYLE =
  'body{font:16px system-ui;max-width:34rem;margin:8vh auto;padding:0 1rem}ul{list-style:none;padding:0}button{display:block;width:100%;padding:.6rem;margin:.3rem 0;text-align:left;font:inherit}small{display:block;color:#555}';

/** Everybody of a trial environment, to be anybody of them by a click. */
export function choicePage(people: readonly Choice[]): string {
  const choices = people.map(
    ({ id, says }) => `<li><button name="person" value="${escaped(id)}">${escaped(id)}${small(says)}</button></li>`,
  );
  return `<!doctype html><html lang="es"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Ingreso de prueba</title>
<style>${STYLE}</style>
<h1>¿Quién ingresa?</h1><p>Ambiente de prueba: no hay contraseñas, ni datos de nadie.</p><form method="post"><ul>${choices.join('')}</ul></form></html>
`;
}

const small = (says: string): string => (says ? `<small>${escaped(says)}</small>` : '');

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
