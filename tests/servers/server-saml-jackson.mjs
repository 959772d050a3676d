// SPDX-License-Identifier: GPL-3.0-or-later
// SAML Jackson (Ory Polis) as a SCIM server on a free port of 127.0.0.1, in memory. Says {"url", "pid"} on its first line and serves until its
// standard input closes. /members/GROUP beside the SCIM service tells who is in a group by the product's own interface, since its SCIM answers never do.
import express from "express";
import jacksonModule from "@boxyhq/saml-jackson";

console.log = console.info = console.error; // standard output is for the first line alone
const token = process.env.SCIM_TOKEN;
const jackson = jacksonModule.default ?? jacksonModule;
const { directorySyncController: sync } = await jackson({
    externalUrl: "http://127.0.0.1", samlAudience: "urn:tests", samlPath: "/sso", db: { engine: "mem" }, noAnalytics: true,
});
const { data: directory, error } = await sync.directories.create({ tenant: "tests", product: "tests", type: "generic-scim-v2", name: "tests" });
if (error)
    throw new Error(error.message);

const app = express();
app.use(express.json({ type: ["application/json", "application/scim+json"] }));
app.get("/members/:group", async (request, response) => {
    const { data } = await sync.groups.setTenantAndProduct("tests", "tests").getGroupMembers({ groupId: request.params.group });
    response.json((data ?? []).map((member) => member.user_id));
});
app.all("/scim/:type/:id?", async (request, response) => {
    const authorized = request.header("Authorization") === `Bearer ${token}`;
    const { count, startIndex, filter } = request.query;
    try {
        const { status, data } = await sync.requests.handle({
            method: request.method,
            body: request.body,
            directoryId: directory.id,
            resourceType: request.params.type,
            resourceId: request.params.id,
            apiSecret: authorized ? directory.scim.secret : "",
            query: { count: count ? Number(count) : undefined, startIndex: startIndex ? Number(startIndex) : undefined, filter },
        });
        response.status(status).json(data);
    } catch (problem) {
        response.status(500).send(problem.message);
    }
});
app.use((request, response) => response.status(404).send("Not Found"));
const server = app.listen(0, "127.0.0.1", () => {
    process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/scim`, pid: process.pid })}\n`);
});
process.stdin.on("end", () => process.exit(0)).resume();
