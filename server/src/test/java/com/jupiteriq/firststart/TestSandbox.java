package com.jupiteriq.firststart;

import com.jupiteriq.TestServer;
import com.jupiteriq.data.Bulk;
import com.jupiteriq.data.types.DataTypes;
import com.jupiteriq.files.Files;
import com.jupiteriq.files.Uploads;
import com.jupiteriq.organizations.Members;
import com.jupiteriq.organizations.Organizations;
import com.jupiteriq.reports.Reports;
import com.jupiteriq.roles.Roles;
import com.jupiteriq.store.Reads;
import com.jupiteriq.store.Writes;
import com.jupiteriq.tickets.Tickets;
import com.jupiteriq.users.Users;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The sandbox over the facades of a server.
final class TestSandbox {

    private TestSandbox() {}

    static Sandbox of(TestServer server) {
        return of(server, server.part(Writes.class));
    }

    static Sandbox of(TestServer server, Writes writes) {
        Sandbox.Facades facades = new Sandbox.Facades(
            server.part(Tickets.class), server.part(Users.class), server.part(Roles.class),
            server.part(Organizations.class), server.part(Members.class),
            server.part(Bulk.class), server.part(DataTypes.class),
            server.part(Files.class), server.part(Uploads.class), server.part(Reports.class));
        return new Sandbox(facades, writes, server.part(Reads.class), server.part(JdbcClient.class));
    }
}
