package com.jupiteriq.edge.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jupiteriq.access.Admitted;
import com.jupiteriq.edge.Dress;
import com.jupiteriq.edge.Route;
import com.jupiteriq.edge.SampleSurface;
import com.jupiteriq.edge.Surface;
import com.jupiteriq.edge.Surfaces;
import com.jupiteriq.kernel.StartRefused;
import com.jupiteriq.limits.Allowance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which paths are no contract's.
class SegmentTest {

    @ParameterizedTest
    @CsvSource({"/sign-in,SIGN_IN", "/sign-in/,SIGN_IN", "/sign-in/second,SIGN_IN", "/profile,PROFILE",
        "/.well-known/x,WELL_KNOWN", "/f/abc,FILES", "/assets/0/style.css,ASSETS", "/scim/v2/Users,SCIM"})
    void a_path_belongs_to_its_first_segment(String path, Segment segment) {
        assertThat(Segment.of(path)).contains(segment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "*", "sign-in", "//sign-in", "/sign-input", "/Sign-in", "/files", "/foo",
        "/v1/profile", "/users/me"})
    void others_are_of_the_api(String path) {
        assertThat(Segment.of(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/v1,/notes,true", "/v1,/profile,false", "/v1,/assets/{id},false", "/console,/notes,false"})
    void no_surface_starts_with_a_path_of_the_pages(String mount, String path, boolean starts) {
        Surfaces surfaces = new Surfaces(List.of(new Made(mount, path)));
        if (starts) {
            Segment.demandFree(surfaces);
        } else {
            assertThatThrownBy(() -> Segment.demandFree(surfaces)).isInstanceOf(StartRefused.class);
        }
    }

    /// A surface of one route.
    private record Made(String mount, String path) implements Surface {

        @Override
        public List<Route> routes() {
            return List.of(Route.get(path).named("readNote", "Read a note.")
                .gives(200, SampleSurface.OWNER).reads(request -> {
                    throw new IllegalStateException("not called");
                }));
        }

        @Override
        public List<Dress> dresses() {
            return List.of();
        }

        @Override
        public boolean admits(Admitted caller) {
            return false;
        }

        @Override
        public List<Allowance> allowances(Admitted caller, @Nullable Route route) {
            return List.of();
        }

        @Override
        public boolean ignoresUnknown() {
            return false;
        }
    }
}
