import type { SampleLanguage } from './developers.contract.ts';

export type Sampled = {
  gatewayUrl: string;
  serviceKey: string;
  method: string;
  /** Path of the operation with its parameters filled in, and its query. */
  target: string;
  /** Headers of the contract. */
  headers: Readonly<Record<string, string>>;
  body: string | null;
  /** Of the body: JSON, or the XML of an envelope. */
  type: 'application/json' | 'text/xml';
  personal: boolean;
};

/** Mã mẫu: takes a token, says the purpose where data are personal, calls; nothing beyond what each language brings along. */
export function writeSamples(sampled: Sampled): Record<SampleLanguage, string> {
  return { curl: curl(sampled), typescript: typescript(sampled), java: java(sampled), csharp: csharp(sampled) };
}

const urlOf = ({ gatewayUrl, serviceKey, target }: Sampled) => `${gatewayUrl}/${serviceKey}${target}`;
/** A string of TypeScript, Java and C# alike: each knows JSON's escapes. */
const quoted = (text: string) => JSON.stringify(text);
const shell = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
const headerLines = ({ headers }: Sampled, line: (name: string, value: string) => string): string[] =>
  Object.entries(headers).map(([name, value]) => line(name, value));
const lines = (...parts: readonly (string | false)[]) => parts.filter((part) => part !== false).join('\n');

function curl(sampled: Sampled): string {
  const { gatewayUrl, method, body, type, personal } = sampled;
  return lines(
    '# MA_HE_THONG, KHOA_BI_MAT: nhận tại trang này',
    `TOKEN=$(curl -s -u "$MA_HE_THONG:$KHOA_BI_MAT" -d grant_type=client_credentials ${shell(`${gatewayUrl}/token`)} \\`,
    `  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`,
    personal &&
      lines(
        '# Mục đích: cán bộ nào, hồ sơ nào, căn cứ nào; ký bằng khóa mục đích KHOA_MUC_DICH (PEM, P-256). Cần bash và openssl.',
        "part() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }",
        'NOW=$(date +%s)',
        `CLAIMS=$(printf '{"iss":"%s","aud":"urn:motcua:purpose","iat":%d,"exp":%d,"officer":"cb.lan",' "$MA_HE_THONG" "$NOW" "$((NOW + 120))"`,
        `  printf '"officerTitle":"Chuyên viên","unit":"H62.04","dossier":"H62.04-261128-0001","article":"Điều 10 Luật Căn cước 2023"}')`,
        `SIGNED=$(printf '{"alg":"ES256"}' | part).$(printf '%s' "$CLAIMS" | part)`,
        '# openssl ký dạng DER: lấy ra hai số, mỗi số đủ 32 byte',
        `NUMBERS=$(printf '%s' "$SIGNED" | openssl dgst -sha256 -sign <(printf '%s' "$KHOA_MUC_DICH") | openssl asn1parse -inform DER \\`,
        `  | sed -n 's/.*INTEGER *://p' | while read -r n; do printf '%64s' "$n" | tr ' ' 0; done | sed 's/../\\\\x&/g')`,
        'MUC_DICH=$SIGNED.$(printf "$NUMBERS" | part)',
      ),
    `curl -X ${method.toUpperCase()} ${shell(urlOf(sampled))} \\`,
    personal && '  -H "x-lawful-purpose: $MUC_DICH" \\',
    ...headerLines(sampled, (name, value) => `  -H ${shell(`${name}: ${value}`)} \\`),
    body !== null && `  -H 'content-type: ${type}' \\`,
    body !== null && `  --data-binary ${shell(body)} \\`,
    '  -H "authorization: Bearer $TOKEN"',
  );
}

function typescript(sampled: Sampled): string {
  const { gatewayUrl, method, body, type, personal } = sampled;
  return lines(
    personal && "import { createPrivateKey, sign } from 'node:crypto';",
    personal && '',
    'const { MA_HE_THONG = "", KHOA_BI_MAT = "" } = process.env;',
    `const taken = await fetch(${quoted(`${gatewayUrl}/token`)}, {`,
    "  method: 'POST',",
    '  headers: { authorization: `Basic ${btoa(`${MA_HE_THONG}:${KHOA_BI_MAT}`)}` },',
    "  body: new URLSearchParams({ grant_type: 'client_credentials' }),",
    '});',
    'const { access_token } = await taken.json();',
    personal &&
      lines(
        '',
        '// Mục đích: cán bộ nào, hồ sơ nào, căn cứ nào; ký bằng khóa mục đích (PEM, P-256), sống tối đa 300 giây.',
        "const key = createPrivateKey(process.env.KHOA_MUC_DICH ?? '');",
        "const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');",
        'const now = Math.floor(Date.now() / 1000);',
        "const claims = part({ alg: 'ES256' }) + '.' + part({",
        "  iss: MA_HE_THONG, aud: 'urn:motcua:purpose', iat: now, exp: now + 120,",
        "  officer: 'cb.lan', officerTitle: 'Chuyên viên', unit: 'H62.04',",
        "  dossier: 'H62.04-261128-0001', article: 'Điều 10 Luật Căn cước 2023',",
        '});',
        "const signature = sign('sha256', Buffer.from(claims), { key, dsaEncoding: 'ieee-p1363' });",
        "const purpose = claims + '.' + signature.toString('base64url');",
      ),
    '',
    `const answer = await fetch(${quoted(urlOf(sampled))}, {`,
    `  method: ${quoted(method.toUpperCase())},`,
    '  headers: {',
    '    authorization: `Bearer ${access_token}`,',
    personal && "    'x-lawful-purpose': purpose,",
    ...headerLines(sampled, (name, value) => `    ${quoted(name)}: ${quoted(value)},`),
    body !== null && `    'content-type': '${type}',`,
    '  },',
    body !== null && `  body: ${quoted(body)},`,
    '});',
    `console.log(answer.status, await answer.${type === 'text/xml' ? 'text' : 'json'}());`,
  );
}

function java(sampled: Sampled): string {
  const { gatewayUrl, method, body, type, personal } = sampled;
  const sent =
    body === null ? 'HttpRequest.BodyPublishers.noBody()' : `HttpRequest.BodyPublishers.ofString(${quoted(body)})`;
  return lines(
    '// Biên dịch và chạy: javac -encoding UTF-8 GoiDichVu.java && java GoiDichVu',
    'import java.net.URI;',
    'import java.net.http.*;',
    'import java.util.Base64;',
    personal && 'import java.security.*;',
    personal && 'import java.security.spec.PKCS8EncodedKeySpec;',
    '',
    'public class GoiDichVu {',
    '  public static void main(String[] args) throws Exception {',
    '    var http = HttpClient.newHttpClient();',
    '    var code = System.getenv("MA_HE_THONG");',
    '    var basic = Base64.getEncoder().encodeToString((code + ":" + System.getenv("KHOA_BI_MAT")).getBytes());',
    `    var taken = http.send(HttpRequest.newBuilder(URI.create(${quoted(`${gatewayUrl}/token`)}))`,
    '        .header("authorization", "Basic " + basic)',
    '        .header("content-type", "application/x-www-form-urlencoded")',
    '        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")).build(),',
    '        HttpResponse.BodyHandlers.ofString()).body();',
    String.raw`    var token = taken.replaceAll(".*\"access_token\":\"([^\"]*)\".*", "$1");`,
    personal &&
      lines(
        '',
        '    // Khóa mục đích dạng PEM, P-256',
        '    var pem = System.getenv("KHOA_MUC_DICH").replaceAll("-----[A-Z ]+-----", "");',
        '    var der = Base64.getMimeDecoder().decode(pem);',
        '    var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));',
        '    var base64 = Base64.getUrlEncoder().withoutPadding();',
        '    var now = System.currentTimeMillis() / 1000;',
        String.raw`    var claims = "{\"iss\":\"" + code + "\",\"aud\":\"urn:motcua:purpose\",\"iat\":" + now + ",\"exp\":" + (now + 120)`,
        String.raw`        + ",\"officer\":\"cb.lan\",\"officerTitle\":\"Chuyên viên\",\"unit\":\"H62.04\",\"dossier\":\"H62.04-261128-0001\""`,
        String.raw`        + ",\"article\":\"Điều 10 Luật Căn cước 2023\"}";`,
        String.raw`    var text = base64.encodeToString("{\"alg\":\"ES256\"}".getBytes()) + "." + base64.encodeToString(claims.getBytes("UTF-8"));`,
        '    var signer = Signature.getInstance("SHA256withECDSAinP1363Format");',
        '    signer.initSign(key);',
        '    signer.update(text.getBytes());',
        '    var purpose = text + "." + base64.encodeToString(signer.sign());',
      ),
    '',
    `    var answer = http.send(HttpRequest.newBuilder(URI.create(${quoted(urlOf(sampled))}))`,
    '        .header("authorization", "Bearer " + token)',
    personal && '        .header("x-lawful-purpose", purpose)',
    ...headerLines(sampled, (name, value) => `        .header(${quoted(name)}, ${quoted(value)})`),
    body !== null && `        .header("content-type", "${type}")`,
    `        .method(${quoted(method.toUpperCase())}, ${sent}).build(),`,
    '        HttpResponse.BodyHandlers.ofString());',
    '    System.out.println(answer.statusCode() + " " + answer.body());',
    '  }',
    '}',
  );
}

function csharp(sampled: Sampled): string {
  const { gatewayUrl, method, body, type, personal } = sampled;
  return lines(
    'using System.Net.Http.Headers;',
    personal && 'using System.Security.Cryptography;',
    'using System.Text;',
    'using System.Text.Json;',
    '',
    'var http = new HttpClient();',
    'var code = Environment.GetEnvironmentVariable("MA_HE_THONG");',
    'var pair = code + ":" + Environment.GetEnvironmentVariable("KHOA_BI_MAT");',
    `var ask = new HttpRequestMessage(HttpMethod.Post, ${quoted(`${gatewayUrl}/token`)}) {`,
    '  Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials" }),',
    '};',
    'ask.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));',
    'var taken = JsonDocument.Parse(await (await http.SendAsync(ask)).Content.ReadAsStringAsync());',
    'var token = taken.RootElement.GetProperty("access_token").GetString();',
    personal &&
      lines(
        '',
        '// Khóa mục đích dạng PEM, P-256',
        'using var key = ECDsa.Create();',
        'key.ImportFromPem(Environment.GetEnvironmentVariable("KHOA_MUC_DICH"));',
        'string Part(object value) => Plain(JsonSerializer.SerializeToUtf8Bytes(value));',
        "string Plain(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');",
        'var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();',
        'var claims = Part(new { alg = "ES256" }) + "." + Part(new {',
        '  iss = code, aud = "urn:motcua:purpose", iat = now, exp = now + 120,',
        '  officer = "cb.lan", officerTitle = "Chuyên viên", unit = "H62.04",',
        '  dossier = "H62.04-261128-0001", article = "Điều 10 Luật Căn cước 2023",',
        '});',
        'var purpose = claims + "." + Plain(key.SignData(Encoding.ASCII.GetBytes(claims), HashAlgorithmName.SHA256));',
      ),
    '',
    `var request = new HttpRequestMessage(new HttpMethod(${quoted(method.toUpperCase())}), ${quoted(urlOf(sampled))});`,
    'request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);',
    personal && 'request.Headers.Add("x-lawful-purpose", purpose);',
    ...headerLines(sampled, (name, value) => `request.Headers.Add(${quoted(name)}, ${quoted(value)});`),
    body !== null && `request.Content = new StringContent(${quoted(body)}, Encoding.UTF8, "${type}");`,
    'var answer = await http.SendAsync(request);',
    'Console.WriteLine($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");',
  );
}
