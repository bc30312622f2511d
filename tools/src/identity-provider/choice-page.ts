/** Everybody of a trial environment, to be anybody of them by a click. */
export function choicePage(people: readonly string[]): string {
  const choices = people.map((person) => `<li><button name="person" value="${person}">${person}</button></li>`);
  return `<!doctype html><html lang="es"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Ingreso de prueba</title>
<style>body{font:16px system-ui;max-width:30rem;margin:10vh auto;padding:0 1rem}ul{list-style:none;padding:0}button{display:block;width:100%;padding:.6rem;margin:.3rem 0;text-align:left}</style>
<h1>¿Quién ingresa?</h1><p>Ambiente de prueba: no hay contraseñas, ni datos de nadie.</p><form method="post"><ul>${choices.join('')}</ul></form></html>
`;
}
