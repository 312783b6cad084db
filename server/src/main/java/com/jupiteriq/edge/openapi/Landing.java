package com.jupiteriq.edge.openapi;

import com.jupiteriq.edge.Answer;
import com.jupiteriq.edge.Call;
import com.jupiteriq.edge.Dress;
import com.jupiteriq.edge.OpenPaths;
import com.jupiteriq.edge.Surface;
import com.jupiteriq.edge.Surfaces;
import com.jupiteriq.edge.health.Health;
import com.jupiteriq.edge.http.Header;
import com.jupiteriq.edge.http.RequestBounds;
import com.jupiteriq.json.JsonWriter;
import com.jupiteriq.kernel.ApiVersion;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The host root (R004), health (R360–R362) and the OpenAPI documents (R422): whatever anybody may read.
public final class Landing implements OpenPaths {

    private static final String OPERATOR = "operator";
    private static final String RELATIVE_TO_HOST = "";
    private static final List<Header> HEADERS = List.of(
        new Header("Content-Type", Answer.JSON), new Header("Cache-Control", "public, max-age=60"));

    private final Health health;
    private final Map<String, byte[]> pages = new HashMap<>();

    /// @param surfaces each dress of each is documented at `/openapi/<dress>.json`, the first also at
    ///     `/openapi.json`; what exists for the operator alone at `/openapi/operator.json`
    public Landing(Surfaces surfaces, Health health) {
        this.health = health;
        OpenApi.Facts facts = new OpenApi.Facts(ApiVersion.CURRENT, RELATIVE_TO_HOST, RequestBounds.MAX_BODY);
        for (Surface surface : surfaces.all()) {
            for (Dress dress : surface.dresses()) {
                byte[] document = OpenApi.document(surface, dress, facts);
                pages.put("/openapi/" + dress.name() + ".json", document);
                pages.putIfAbsent("/openapi.json", document);
            }
            if (!surface.operatorRoutes().isEmpty()) {
                pages.put("/openapi/" + OPERATOR + ".json",
                    OpenApi.operatorDocument(surface, OPERATOR, facts));
            }
        }
        pages.put("/", new JsonWriter()
            .object()
            .field("name", "JupiterIQ")
            .field("version", ApiVersion.CURRENT)
            .field("openapi", "/openapi.json")
            .endObject()
            .toString()
            .getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Answer> answer(Call call) {
        byte[] page = pages.get(call.path());
        if (page == null) {
            return health.answer(call.method(), call.path());
        }
        OpenPaths.requireRead(call.method());
        return Optional.of(new Answer(200, HEADERS, page));
    }
}
