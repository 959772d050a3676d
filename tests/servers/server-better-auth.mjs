// SPDX-License-Identifier: GPL-3.0-or-later
// better-auth with its SCIM plugin on a free port of 127.0.0.1, its tables in memory. Empty at first: it makes its own ids, so the
// seed is posted to it over SCIM. Says {"url", "pid"} on its first line and serves until its standard input closes.
import { createServer } from "node:http";
import { betterAuth } from "better-auth";
import { memoryAdapter } from "better-auth/adapters/memory";
import { getAuthTables } from "better-auth/db";
import { toNodeHandler } from "better-auth/node";
import { scim } from "@better-auth/scim";

const server = createServer((request, response) => handle(request, response));
server.listen(0, "127.0.0.1", () => {
    const origin = `http://127.0.0.1:${server.address().port}`;
    const options = {
        baseURL: origin,
        secret: "only-for-tests-only-for-tests-only-for-tests",
        telemetry: { enabled: false },
        rateLimit: { enabled: false },
        logger: { level: "error" },
        plugins: [scim({
            connections: [{ id: "tests", credentials: [{ type: "bearer", id: "tests", token: process.env.SCIM_TOKEN }] }],
        })],
    };
    const tables = Object.fromEntries(Object.values(getAuthTables(options)).map((table) => [table.modelName, []]));
    handle = toNodeHandler(betterAuth({ ...options, database: memoryAdapter(tables) }));
    console.log(JSON.stringify({ url: `${origin}/api/auth/scim/v2`, pid: process.pid }));
});
let handle;
process.stdin.on("end", () => process.exit(0)).resume();
