// SPDX-License-Identifier: GPL-3.0-or-later
// oidc-provider on a free port of 127.0.0.1, and behind it a SCIM list that only its tokens open. The JSON file given as argument:
// {"lifetime": seconds of an access token, "certificate": PEM of the client that signs its assertions}.
// POST /revoke forgets every token issued so far; GET /counts tells how many were issued. Ends when its standard input closes.
import { createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import Provider from "oidc-provider";

const { lifetime, certificate } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const secret = process.env.SCIM_TOKEN;
const machine = { grant_types: ["client_credentials"], response_types: [], redirect_uris: [] };
const key = { ...createPublicKey(certificate).export({ format: "jwk" }), use: "sig" };
const clients = [
    { client_id: "desktop", application_type: "native", token_endpoint_auth_method: "none", redirect_uris: ["http://127.0.0.1/back"],
      grant_types: ["authorization_code", "refresh_token"], response_types: ["code"] },
    { ...machine, client_id: "post", client_secret: secret, token_endpoint_auth_method: "client_secret_post" },
    { ...machine, client_id: "basic", client_secret: secret, token_endpoint_auth_method: "client_secret_basic" },
    ...["PS256", "RS256"].map((alg) => ({ ...machine, client_id: `certified-${alg}`, token_endpoint_auth_method: "private_key_jwt",
        token_endpoint_auth_signing_alg: alg, jwks: { keys: [{ ...key, alg }] } })),
];

const server = createServer();
server.listen(0, "127.0.0.1", () => {
    const issuer = `http://127.0.0.1:${server.address().port}`;
    const provider = new Provider(issuer, {
        clients,
        scopes: ["openid", "offline_access", "scim"],
        cookies: { keys: ["only for tests"] },
        features: { clientCredentials: { enabled: true }, devInteractions: { enabled: true } },
        ttl: { AccessToken: lifetime, ClientCredentials: lifetime, RefreshToken: 600, Session: 600, Grant: 600, Interaction: 600 },
        rotateRefreshToken: true,
    });
    const counts = { issued: 0, lists: 0, refused: 0 };
    const revoked = new Set();
    const issued = new Set();
    provider.on("grant.success", () => ++counts.issued);
    for (const kind of ["access_token", "client_credentials"]) {
        for (const event of ["issued", "saved"])
            provider.on(`${kind}.${event}`, (token) => issued.add(token.jti));
    }
    const isGood = async (header) => {
        const value = /^Bearer (\S+)$/.exec(header ?? "")?.[1];
        const token = value && (await provider.ClientCredentials.find(value) ?? await provider.AccessToken.find(value));
        return token && !revoked.has(token.jti);
    };
    const answer = (response, status, body) => response.writeHead(status, { "content-type": "application/scim+json" }).end(JSON.stringify(body));
    const oidc = provider.callback();
    server.on("request", async (request, response) => {
        const path = new URL(request.url, issuer).pathname;
        if (path === "/revoke") {
            issued.forEach((id) => revoked.add(id));
            return answer(response, 200, {});
        }
        if (path === "/counts")
            return answer(response, 200, counts);
        if (!path.startsWith("/scim/"))
            return oidc(request, response);
        if (!await isGood(request.headers.authorization)) {
            ++counts.refused;
            return answer(response, 401, { schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"], status: "401", detail: "no good token" });
        }
        ++counts.lists;
        const user = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], id: "1", userName: "ann@example.org" };
        answer(response, 200, { schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], totalResults: 1, itemsPerPage: 1, startIndex: 1, Resources: [user] });
    });
    console.log(JSON.stringify({ url: `${issuer}/scim/v2`, pid: process.pid }));
});
process.stdin.on("end", () => process.exit(0)).resume();
