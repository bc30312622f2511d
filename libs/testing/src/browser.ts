/** What a browser does: keeps cookies by host, follows redirects. */
export class Browser {
  private readonly jars = new Map<string, Map<string, string>>();
  /** Where it is now. */
  at = '';

  /** `name`: what it says of itself (`User-Agent`). */
  constructor(private readonly name?: string) {}

  cookie(url: string, name: string): string | undefined {
    return this.jarOf(url).get(name);
  }

  /** One call, without following. */
  async call(url: string, init: RequestInit = {}): Promise<Response> {
    const jar = this.jarOf(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const own = { ...(cookie ? { cookie } : {}), ...(this.name ? { 'user-agent': this.name } : {}) };
    const headers = { accept: 'text/html', ...(init.headers as Record<string, string>), ...own };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const text of answer.headers.getSetCookie()) this.keep(jar, text);
    this.at = url;
    return answer;
  }

  /** Until it is not sent on any more. */
  async go(url: string, init: RequestInit = {}): Promise<Response> {
    let answer = await this.call(url, init);
    for (let hops = 0; hops < 12 && answer.status >= 300 && answer.status < 400; hops++)
      answer = await this.call(new URL(answer.headers.get('location')!, this.at).href);
    return answer;
  }

  private keep(jar: Map<string, string>, text: string): void {
    const [pair = '', ...attributes] = text.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    const expired = attributes.some((attribute) => /^(max-age=0|expires=thu, 01 jan 1970)/i.test(attribute));
    if (expired || value === '') jar.delete(name);
    else jar.set(name, value);
  }

  /** Cookies do not tell ports apart; the spec does, so that two servers on one host are two hosts. */
  private jarOf(url: string): Map<string, string> {
    const { host } = new URL(url);
    const jar = this.jars.get(host) ?? new Map<string, string>();
    this.jars.set(host, jar);
    return jar;
  }
}
