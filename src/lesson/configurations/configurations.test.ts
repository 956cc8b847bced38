import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { configurationOf } from './configurations.ts'
import { LANGUAGES, type KeyRules, type Language } from './configuration.ts'
import { noteWords } from './copy.en.ts'

const HOST = 'shop.example'
const INCLUDE: KeyRules = { key: { query: { include: ['width', 'crop'] } } }
const EXCLUDE: KeyRules = { key: { query: { exclude: ['utm_*', 'gclid', 'fbclid'] } } }
const NONE: KeyRules = { key: { query: 'none' } }
const PAGE: KeyRules = { key: { query: 'none' }, normalise: { acceptEncoding: ['br', 'gzip'], acceptLanguage: ['en', 'es', 'de'] } }

const text = (language: Language, rules: KeyRules): string => configurationOf(language, rules, HOST).files.map((file) => file.text).join('\n\n')
const notes = (language: Language, rules: KeyRules): readonly string[] => configurationOf(language, rules, HOST).notes.map((note) => note.id)
const json = (language: Language, rules: KeyRules): unknown => JSON.parse(configurationOf(language, rules, HOST).files[0]?.text ?? '')

describe('nginx', () => {
  it('lists the parameters that count by their variables', () => {
    expect(text('nginx', INCLUDE)).toBe('# in location / { }, beside proxy_pass and proxy_cache\nproxy_cache_key "$scheme://$host$uri?width=$arg_width&crop=$arg_crop";')
  })

  it('cannot leave some out, says so, and stays on the safe side', () => {
    expect(text('nginx', EXCLUDE)).toContain('proxy_cache_key "$scheme://$host$request_uri";')
    expect(notes('nginx', EXCLUDE)).toEqual(['no-exclude'])
  })

  it('maps the fields to few values, which stand in the key and go to the origin', () => {
    expect(text('nginx', PAGE)).toBe(`# in http { }
map $http_accept_encoding $key_encoding {
    default      identity;
    "~*\\bbr\\b"   br;
    "~*\\bgzip\\b" gzip;
}
map $http_accept_language $key_language {
    default   en;
    "~*^es\\b" es;
    "~*^de\\b" de;
}

# in location / { }, beside proxy_pass and proxy_cache
proxy_set_header Accept-Encoding $key_encoding;
proxy_set_header Accept-Language $key_language;
proxy_ignore_headers Vary;
proxy_cache_key "$scheme://$host$uri $key_encoding $key_language";`)
    expect(notes('nginx', PAGE)).toEqual(['first-choice-only', 'vary-in-key'])
  })

  it('keys and drops request fields', () => {
    expect(text('nginx', { key: { headers: ['X-Forwarded-Host'], cookies: ['currency'] } })).toContain('proxy_cache_key "$scheme://$host$request_uri $http_x_forwarded_host $cookie_currency";')
    expect(text('nginx', { normalise: { values: { 'x-forwarded-host': [] } } })).toContain('proxy_set_header X-Forwarded-Host "";')
  })

  it('has no variable for a name with other signs', () => {
    expect(text('nginx', { key: { query: { include: ['w', 'filter[size]', '$http_cookie"'] } } })).toContain('"$scheme://$host$uri?w=$arg_w";')
    expect(notes('nginx', { key: { query: { include: ['filter[size]'] } } })).toEqual(['no-such-name'])
  })
})

describe('Varnish', () => {
  it('keeps the parameters that count, by the query string module, in the hash alone', () => {
    expect(text('varnish', INCLUDE)).toBe(`vcl 4.1;

# a module of its own, to be installed beside Varnish
import querystring;

sub vcl_init {
    new counted = querystring.filter(sort = true);
    counted.add_string("width");
    counted.add_string("crop");
}

sub vcl_recv {
    unset req.http.Cookie;
}

sub vcl_hash {
    hash_data(counted.apply(req.url, mode = keep));
    hash_data(req.http.Host);
    return (lookup);
}`)
  })

  it('drops by pattern', () => {
    expect(text('varnish', EXCLUDE)).toContain('    counted.add_glob("utm_*");\n    counted.add_string("gclid");')
    expect(text('varnish', EXCLUDE)).toContain('hash_data(counted.apply(req.url, mode = drop));')
    expect(text('varnish', NONE)).toContain('hash_data(regsub(req.url, "\\?.*$", ""));')
  })

  it('rewrites the language, and leaves Accept-Encoding to Varnish', () => {
    expect(text('varnish', PAGE)).toContain(`sub vcl_recv {
    if (req.http.Accept-Language ~ "(?i)^es\\b") {
        set req.http.Accept-Language = "es";
    } else if (req.http.Accept-Language ~ "(?i)^de\\b") {
        set req.http.Accept-Language = "de";
    } else {
        set req.http.Accept-Language = "en";
    }
    unset req.http.Cookie;
}`)
    expect(text('varnish', PAGE)).not.toContain('Accept-Encoding')
    expect(notes('varnish', PAGE)).toEqual(['gzip-only', 'cookies-dropped', 'first-choice-only'])
  })

  it('keys a cookie, which the built-in rules would pass by', () => {
    const written = text('varnish', { key: { cookies: ['currency'] } })
    expect(written).toContain('    cookie.parse(req.http.Cookie);\n    cookie.keep("currency");\n    set req.http.Cookie = cookie.get_string();\n    return (hash);')
    expect(written).toContain('hash_data(cookie.get("currency"));')
  })

  it('takes a name out of Vary before storing', () => {
    expect(text('varnish', { vary: { ignore: ['Cookie'] } })).toContain('set beresp.http.Vary = regsuball(beresp.http.Vary, "(?i)(^|,)[ ]*(cookie)[ ]*(?=,|$)", "");')
  })
})

describe('Cloudflare', () => {
  it('is a rule for the Rulesets API', () => {
    expect(json('cloudflare', INCLUDE)).toEqual({
      rules: [
        {
          expression: '(http.host eq "shop.example")',
          action: 'set_cache_settings',
          action_parameters: { cache: true, cache_key: { ignore_query_strings_order: true, custom_key: { query_string: { include: { list: ['width', 'crop'] } } } } },
        },
      ],
    })
  })

  it('spells utm_* out', () => {
    expect(json('cloudflare', EXCLUDE)).toHaveProperty('rules.0.action_parameters.cache_key.custom_key.query_string.exclude.list', ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content', 'utm_id', 'gclid', 'fbclid'])
    expect(notes('cloudflare', EXCLUDE)).toEqual(['wildcard-spelled-out'])
  })

  it('may not key what has a setting of its own, keys some headers on one plan only; languages are normalised under vary', () => {
    expect(text('cloudflare', { key: { headers: ['Host', 'X-Tenant'] } })).toContain('"x-tenant"')
    expect(text('cloudflare', { key: { headers: ['Host', 'X-Tenant'] } })).not.toContain('"host"')
    expect(notes('cloudflare', { key: { headers: ['Host', 'X-Tenant'] } })).toEqual(['header-not-keyed'])
    expect(json('cloudflare', { key: { headers: ['User-Agent', 'X-Tenant'] } })).toHaveProperty('rules.0.action_parameters.cache_key.custom_key.header.include', ['user-agent', 'x-tenant'])
    expect(notes('cloudflare', { key: { headers: ['User-Agent', 'X-Tenant'] } })).toEqual(['header-plan'])
    expect(json('cloudflare', PAGE)).toHaveProperty('rules.0.action_parameters.vary', { default: { action: 'bypass' }, headers: { 'accept-language': { action: 'normalize', languages: ['en', 'es', 'de'] } } })
  })
})

describe('CloudFront', () => {
  it('is a cache policy', () => {
    expect(json('cloudfront', INCLUDE)).toEqual({
      Name: 'cache-key',
      MinTTL: 0,
      DefaultTTL: 86_400,
      MaxTTL: 31_536_000,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: false,
        EnableAcceptEncodingBrotli: false,
        HeadersConfig: { HeaderBehavior: 'none' },
        CookiesConfig: { CookieBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: { Quantity: 2, Items: ['width', 'crop'] } },
      },
    })
    expect(json('cloudfront', EXCLUDE)).toHaveProperty('ParametersInCacheKeyAndForwardedToOrigin.QueryStringsConfig.QueryStringBehavior', 'allExcept')
  })

  it('normalises encodings itself, languages by a function that answers as lookup does', () => {
    const [policy, code] = configurationOf('cloudfront', PAGE, HOST).files
    expect(policy?.text).toContain('"EnableAcceptEncodingBrotli": true')
    expect(policy?.text).toContain('"Accept-Language"')
    const handler = new Function(`${code?.text ?? ''}; return handler`)() as (event: unknown) => { headers: Record<string, { value: string }> }
    const chosen = (value?: string) => handler({ request: { headers: value === undefined ? {} : { 'accept-language': { value } } } }).headers['accept-language']?.value
    expect([chosen('de-AT,de;q=0.9,en;q=0.8'), chosen('ja,es;q=0.8,en;q=0.5'), chosen('ja'), chosen()]).toEqual(['de', 'es', 'en', 'en'])
  })

  it('drops a request field in the function', () => {
    expect(text('cloudfront', { normalise: { values: { 'X-Forwarded-Host': [] } } })).toContain('delete headers["x-forwarded-host"];')
  })
})

describe('Fastly', () => {
  it('makes the key in vcl_hash and leaves the URL as it came', () => {
    expect(text('fastly', INCLUDE)).toBe(`sub vcl_recv {
    #FASTLY recv
    return (lookup);
}

sub vcl_hash {
    set req.hash += querystring.sort(querystring.filter_except(req.url, "width" + querystring.filtersep() + "crop"));
    set req.hash += req.http.host;
    #FASTLY hash
    return (hash);
}`)
  })

  it('drops by name and by pattern', () => {
    expect(text('fastly', EXCLUDE)).toContain('set req.hash += querystring.sort(querystring.globfilter(querystring.filter(req.url, "gclid" + querystring.filtersep() + "fbclid"), "utm_*"));')
    expect(text('fastly', NONE)).toContain('set req.hash += req.url.path;')
    expect(text('fastly', { key: { query: { include: ['img_*'] } } })).toContain('querystring.regfilter_except(req.url, "^(img_.*)$")')
  })

  it('normalises by the lookups of RFC 9110 and RFC 4647', () => {
    expect(text('fastly', PAGE)).toContain('set req.http.Accept-Encoding = accept.encoding_lookup("br:gzip", "identity", req.http.Accept-Encoding);')
    expect(text('fastly', PAGE)).toContain('set req.http.Accept-Language = accept.language_lookup("en:es:de", "en", req.http.Accept-Language);')
    expect(notes('fastly', PAGE)).toEqual([])
  })
})

describe('every language', () => {
  const name = fc.stringMatching(/^[^&=#\s*]{1,12}$/)
  const rules = fc.oneof(
    fc.array(name, { minLength: 1, maxLength: 4 }).map((include): KeyRules => ({ key: { query: { include } } })),
    fc.array(name, { minLength: 1, maxLength: 4 }).map((exclude): KeyRules => ({ key: { query: { exclude } } })),
  )

  it('lets no name break out of its text', () => {
    fc.assert(
      fc.property(rules, (rule) => {
        for (const language of ['cloudflare', 'cloudfront'] as const) expect(() => json(language, rule)).not.toThrow()
        const fastly = text('fastly', rule)
        expect(fastly.split('\n').every((line) => (line.match(/"/g) ?? []).length % 2 === 0)).toBe(true)
        // A long string of VCL ends at `"}`; without those every line's quotation marks come in pairs.
        const varnish = text('varnish', rule).replace(/\{"[^\n]*?"\}/g, '')
        expect(varnish.split('\n').every((line) => (line.match(/"/g) ?? []).length % 2 === 0)).toBe(true)
        expect(text('nginx', rule).match(/"/g)).toHaveLength(2)
      }),
    )
  })

  it('has words for every note', () => {
    for (const language of LANGUAGES) for (const rule of [INCLUDE, EXCLUDE, NONE, PAGE]) for (const id of notes(language, rule)) expect(noteWords).toHaveProperty(id)
  })
})
