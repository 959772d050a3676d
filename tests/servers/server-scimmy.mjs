// SPDX-License-Identifier: GPL-3.0-or-later
// SCIMMY on a free port of 127.0.0.1, seeded from the JSON file given as argument: {"users": [...], "groups": [...]}.
// Says {"url", "pid"} on its first line and serves until its standard input closes, which also happens when the test dies.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import express from "express";
import { filter, parse } from "scim2-parse-filter";
import SCIMMY from "scimmy";
import SCIMMYRouters from "scimmy-routers";

const token = process.env.SCIM_TOKEN;
const seed = JSON.parse(readFileSync(process.argv[2], "utf8"));

/** Keeps one kind of resource in memory and answers SCIMMY's three questions about it. */
function declare(Resource, initial) {
    const rows = new Map();
    const store = (data, id = randomUUID()) => {
        const now = new Date().toISOString();
        const row = { ...data, id, meta: { ...rows.get(id)?.meta ?? { created: now }, lastModified: now } };
        rows.set(id, row);
        return row;
    };
    initial.forEach((row) => store(row, row.id));

    const find = (id) => rows.get(id) ?? (() => { throw new SCIMMY.Types.Error(404, null, `Resource ${id} not found`); })();
    SCIMMY.Resources.declare(Resource, {
        ingress: (resource, data) => store(data, resource.id),
        degress: (resource) => rows.delete(find(resource.id).id),
        egress: (resource) => {
            if (resource.id)
                return find(resource.id);
            // SCIMMY's own matching throws where a resource lacks the parent of a sub-attribute.
            const expression = resource.filter?.expression;
            const found = [...rows.values()].filter(expression ? filter(parse(expression)) : () => true);
            return pageOf(found, resource);
        },
    });
}

/** SCIMMY slices again when 1 < startIndex <= length, so it gets everything then. */
function pageOf(found, resource) {
    if (resource.constraints) {
        resource.constraints.totalResults = found.length;
        const { startIndex = 1, count = 20 } = resource.constraints;
        if (startIndex === 1 || startIndex > count)
            return found.slice(startIndex - 1, startIndex - 1 + count);
    }
    return found;
}

SCIMMY.Resources.User.extend(SCIMMY.Schemas.EnterpriseUser, false);
declare(SCIMMY.Resources.User, seed.users);
declare(SCIMMY.Resources.Group, seed.groups);

const app = express();
app.use("/scim", new SCIMMYRouters({
    type: "bearer",
    handler: (request) => {
        if (request.header("Authorization") !== `Bearer ${token}`)
            throw new Error("wrong token");
        return "tester";
    },
}));
const server = app.listen(0, "127.0.0.1", () => {
    console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/scim`, pid: process.pid }));
});
process.stdin.on("end", () => process.exit(0)).resume();
